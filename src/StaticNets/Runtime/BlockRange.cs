using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Some elements of a block that follow each other; they begin on a cache line and are whole cache lines.</summary>
// nint for the reason of RowSlice, and no record either.
internal readonly struct BlockRange(nint first, nint length)
{
    // Of the larger number format two, of the smaller one.
    private const int Unit = 16;

    /// <summary>Its first element.</summary>
    public nint First { get; } = first;

    /// <summary>Number of elements.</summary>
    public nint Length { get; } = length;

    /// <summary>A whole block.</summary>
    public static BlockRange Of<T>(AlignedBlock<T> block)
        where T : unmanaged => new(0, block.Length);

    /// <summary>What lies in both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BlockRange Within(BlockRange other)
    {
        nint first = Math.Max(First, other.First);
        return new BlockRange(first, Math.Max((nint)0, Math.Min(First + Length, other.First + other.Length) - first));
    }

    /// <summary>The part of a worker when a block is shared out evenly; the last ones take what does not divide, or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BlockRange OfWorker(int worker, int workers, int length)
    {
        int first = Start(worker);
        return new BlockRange(first, Start(worker + 1) - first);

        int Start(int part) => part == workers ? length : (int)((long)length * part / workers / Unit * Unit);
    }
}
