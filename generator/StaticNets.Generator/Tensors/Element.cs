namespace StaticNets.Generator.Tensors;

/// <summary>The number format of a network: its C# keyword and how many of it fill a cache line.</summary>
internal sealed record Element(string Keyword, int PerCacheLine)
{
    public static Element Single { get; } = new("float", 16);

    public static Element Double { get; } = new("double", 8);

    /// <summary>The suffix of a literal.</summary>
    public string Suffix => this == Single ? "f" : "d";

    /// <summary>Rounds a row up to whole cache lines, which are also the widest vectors.</summary>
    public long Pad(long length) => (length + PerCacheLine - 1) / PerCacheLine * PerCacheLine;
}
