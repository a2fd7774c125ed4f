namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>A node that layers can read: another layer, or the input.</summary>
internal class RandomNode(long[] shape)
{
    /// <summary>Shape of one sample.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>Number of layers that read the node.</summary>
    public int Readers { get; set; }
}

/// <summary>
/// A layer of a random declaration. It refers to the layers that it reads as objects; names are written when it is printed.
/// </summary>
internal sealed class RandomLayer(string kind, RandomNode source, long[] shape) : RandomNode(shape)
{
    /// <summary>The attribute without its ending.</summary>
    public string Kind { get; } = kind;

    /// <summary>The node that it reads first.</summary>
    public RandomNode Source { get; set; } = source;

    /// <summary>The other nodes that it reads.</summary>
    public List<RandomNode> Others { get; } = [];

    /// <summary>The declared name, or null for the automatic one.</summary>
    public string? Name { get; set; }

    /// <summary>Positional arguments as they are written in the source.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Named arguments as they are written in the source, without Name and From.</summary>
    public Dictionary<string, string> Properties { get; } = [];

    /// <summary>Whether most of its windows lie completely beyond the border of the image.</summary>
    public bool IsBlind { get; set; }

    /// <summary>Text that replaces the value of From.</summary>
    public string? WrongFrom { get; set; }
}
