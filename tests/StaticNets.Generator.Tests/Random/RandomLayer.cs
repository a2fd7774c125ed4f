namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>A node that layers can read: another layer, or the input.</summary>
internal class RandomNode(long[] shape)
{
    /// <summary>Shape of one sample.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>Number of elements of one sample.</summary>
    public long Length => Shape.Aggregate(1L, (product, axis) => product * axis);

    /// <summary>Number of layers that read the node.</summary>
    public int Readers { get; set; }
}

/// <summary>
/// A layer of a random declaration. The nodes that the layer reads are stored as objects, not by name; their names are written when the
/// declaration is printed.
/// </summary>
internal sealed class RandomLayer(string kind, RandomNode source, long[] shape) : RandomNode(shape)
{
    /// <summary>The name of the attribute, without the ending "Attribute".</summary>
    public string Kind { get; } = kind;

    /// <summary>The text of the attribute in front of the arguments, or null if it is the kind.</summary>
    public string? Attribute { get; set; }

    /// <summary>The first node that the layer reads.</summary>
    public RandomNode Source { get; set; } = source;

    /// <summary>The other nodes that the layer reads.</summary>
    public List<RandomNode> Others { get; } = [];

    /// <summary>The declared name, or null for the automatic one.</summary>
    public string? Name { get; set; }

    /// <summary>Positional arguments as they are written in the source.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Named arguments as they are written in the source, without Name and From.</summary>
    public Dictionary<string, string> Properties { get; } = [];

    /// <summary>Whether most of the layer's windows lie completely beyond the border of the image.</summary>
    public bool IsBlind { get; set; }

    /// <summary>Text that replaces the value of From.</summary>
    public string? WrongFrom { get; set; }
}
