namespace StaticNets.Generator.Tensors;

/// <summary>The number format of a network: its C# keyword, how many of it fill a cache line, and what rows are padded to in it.</summary>
/// <param name="RowMultiple">Elements of the widest vector that kernels may use: rows are whole multiples of it.</param>
internal sealed record Element(string Keyword, int PerCacheLine, int RowMultiple)
{
    public static Element Single { get; } = new("float", 16, 16);

    public static Element Double { get; } = new("double", 8, 8);

    private const int CacheLineBits = 512;
    private const int NarrowestVectorBits = 128;

    // A column of a matrix visits one cache line a row. Where rows are 1 KiB multiples apart, all of them share a sixteenth of the sets and
    // evict each other long before the cache is full. From 2 KiB on, another line a row costs at most three in a hundred.
    private const int LongRow = 32;
    private const int CrowdedStride = 16;

    /// <summary>The suffix of a literal.</summary>
    public string Suffix => Keyword == "float" ? "f" : "d";

    /// <summary>Elements of the narrowest vector of the vocabulary.</summary>
    public int PerNarrowestVector => PerCacheLine * NarrowestVectorBits / CacheLineBits;

    /// <summary>Bytes of one element.</summary>
    public int Bytes => CacheLineBits / 8 / PerCacheLine;

    /// <summary>Bytes that rows are whole multiples of.</summary>
    public int RowBytes => RowMultiple * Bytes;

    /// <summary>Elements of each vector that kernels may use.</summary>
    public IEnumerable<int> VectorLengths
    {
        get
        {
            for (int length = PerNarrowestVector; length <= RowMultiple; length *= 2)
            {
                yield return length;
            }
        }
    }

    /// <summary>Whether vectors of so many bits fit into every padded row.</summary>
    public bool Allows(int bits) => bits * PerCacheLine / CacheLineBits <= RowMultiple;

    /// <summary>Rounds a row up to whole vectors; a long one whose neighbours would fall on the same sets of a cache gets another cache line.</summary>
    public long Pad(long length)
    {
        long padded = (length + RowMultiple - 1) / RowMultiple * RowMultiple;
        return padded >= LongRow * PerCacheLine && padded % (CrowdedStride * PerCacheLine) == 0 ? padded + PerCacheLine : padded;
    }

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
