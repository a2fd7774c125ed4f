namespace StaticNets.Generator.Tensors;

/// <summary>The number format of a network and the padding of its rows.</summary>
/// <param name="Keyword">The C# keyword, <c>float</c> or <c>double</c>.</param>
/// <param name="PerCacheLine">Number of elements in a cache line.</param>
/// <param name="RowMultiple">
/// Number of elements in the widest vector that functions may use; the length of every padded row is a multiple of it.
/// </param>
internal sealed record Element(string Keyword, int PerCacheLine, int RowMultiple)
{
    public static Element Single { get; } = new("float", 16, 16);

    public static Element Double { get; } = new("double", 8, 8);

    private const int CacheLineBits = 512;
    private const int NarrowestVectorBits = 128;

    /// <summary>The suffix of a C# literal.</summary>
    public string Suffix => Keyword == "float" ? "f" : "d";

    /// <summary>Number of elements in the narrowest vector.</summary>
    public int PerNarrowestVector => PerCacheLine * NarrowestVectorBits / CacheLineBits;

    /// <summary>Size of one element in bytes.</summary>
    public int Bytes => CacheLineBits / 8 / PerCacheLine;

    /// <summary>A number of integers, from 0 on, that the format represents exactly.</summary>
    public long ExactIntegers => Keyword == "float" ? 1L << 24 : 1L << 53;

    /// <summary>Every padded row is a multiple of this number of bytes.</summary>
    public int RowBytes => RowMultiple * Bytes;

    /// <summary>The lengths, in elements, of the vectors that functions may use.</summary>
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

    /// <summary>Whether functions may use vectors of this many bits: only if every padded row is a whole number of them.</summary>
    public bool Allows(int bits) => bits * PerCacheLine / CacheLineBits <= RowMultiple;

    /// <summary>
    /// Rounds the length of a row up to whole vectors. Adds a cache line to a long row if it would otherwise fall into the same cache sets
    /// as its neighbours.
    /// </summary>
    public long Pad(long length)
    {
        long padded = (length + RowMultiple - 1) / RowMultiple * RowMultiple;
        return padded >= Tuning.LongRow * PerCacheLine && padded % (Tuning.CrowdedStride * PerCacheLine) == 0
            ? padded + PerCacheLine
            : padded;
    }

    /// <summary>
    /// Returns the padding for a network whose longest row has the given length. Rows are whole cache lines, unless a narrower vector holds
    /// the longest row: wider vectors would then compute mostly padding.
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
