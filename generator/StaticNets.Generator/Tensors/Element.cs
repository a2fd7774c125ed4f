namespace StaticNets.Generator.Tensors;

/// <summary>The number format of a network: its C# keyword, how many of it fill a cache line, and what rows are padded to in it.</summary>
/// <param name="RowMultiple">Elements of the widest vector that kernels may use: rows are whole multiples of it.</param>
internal sealed record Element(string Keyword, int PerCacheLine, int RowMultiple)
{
    public static Element Single { get; } = new("float", 16, 16);

    public static Element Double { get; } = new("double", 8, 8);

    private const int CacheLineBits = 512;
    private const int NarrowestVectorBits = 128;

    /// <summary>The suffix of a literal.</summary>
    public string Suffix => Keyword == "float" ? "f" : "d";

    /// <summary>Elements of the narrowest vector of the vocabulary.</summary>
    public int PerNarrowestVector => PerCacheLine * NarrowestVectorBits / CacheLineBits;

    /// <summary>Bytes that rows are whole multiples of.</summary>
    public int RowBytes => RowMultiple * CacheLineBits / 8 / PerCacheLine;

    /// <summary>Whether vectors of so many bits fit into every padded row.</summary>
    public bool Allows(int bits) => bits * PerCacheLine / CacheLineBits <= RowMultiple;

    /// <summary>Rounds a row up to whole vectors.</summary>
    public long Pad(long length) => (length + RowMultiple - 1) / RowMultiple * RowMultiple;

    /// <summary>
    /// The padding of a network whose rows are at most so long. Rows are whole cache lines, unless a narrower vector holds the longest of
    /// them: then wider ones would compute padding only.
    /// </summary>
    public Element ForRowsUpTo(long longest)
    {
        int multiple = PerNarrowestVector;
        while (multiple < PerCacheLine && multiple < longest)
        {
            multiple *= 2;
        }

        return this with
        {
            RowMultiple = multiple,
        };
    }
}
