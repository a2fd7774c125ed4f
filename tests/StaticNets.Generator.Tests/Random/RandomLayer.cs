namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>What a layer can read: another layer, or the input.</summary>
internal class RandomNode(long[] shape)
{
    /// <summary>Shape of one sample.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>Layers that read it.</summary>
    public int Readers { get; set; }
}

/// <summary>A layer of a random declaration, with the layers it reads as objects: their names are found when it is printed.</summary>
internal sealed class RandomLayer(string kind, RandomNode source, long[] shape) : RandomNode(shape)
{
    /// <summary>The attribute without its ending.</summary>
    public string Kind { get; } = kind;

    /// <summary>What it reads first.</summary>
    public RandomNode Source { get; set; } = source;

    /// <summary>What it reads besides.</summary>
    public List<RandomNode> Others { get; } = [];

    /// <summary>The declared name, or null for the automatic one.</summary>
    public string? Name { get; set; }

    /// <summary>Positional arguments as they stand in the source.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Named arguments as they stand in the source, without Name and From.</summary>
    public Dictionary<string, string> Properties { get; } = [];

    /// <summary>Whether most of its windows lie beside the image with all of their elements.</summary>
    public bool IsBlind { get; set; }

    /// <summary>Text that replaces what From would be.</summary>
    public string? WrongFrom { get; set; }
}
