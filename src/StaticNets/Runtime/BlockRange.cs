using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// A range of consecutive elements of a block. The range of a worker begins on a cache line; the range of a tensor need not.
/// </summary>
// The fields are nint, because two nint fields are passed in two registers, whereas two int fields would share one (see RowSlice). The type
// is not a record, because the members of a record would be compiled into every program that trains.
internal readonly struct BlockRange(nint first, nint length)
{
    // The range of a worker begins at a multiple of this number of elements: one cache line for float, two for double.
    private const int Unit = 16;

    /// <summary>Index of the first element.</summary>
    public nint First { get; } = first;

    /// <summary>Number of elements.</summary>
    public nint Length { get; } = length;

    /// <summary>Returns the range of a whole block.</summary>
    public static BlockRange Of<T>(ReadableBlock<T> block)
        where T : unmanaged => new(0, block.Length);

    /// <summary>Returns the intersection of two ranges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BlockRange Within(BlockRange other)
    {
        nint first = Math.Max(First, other.First);
        return new BlockRange(first, Math.Max((nint)0, Math.Min(First + Length, other.First + other.Length) - first));
    }

    /// <summary>
    /// Returns the range of one worker if a block is distributed to the workers as evenly as whole cache lines permit. In a short block,
    /// some workers get nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BlockRange OfWorker(int worker, int workers, int length)
    {
        int first = Start(worker);
        return new BlockRange(first, Start(worker + 1) - first);

        int Start(int part) => part == workers ? length : (int)((long)length * part / workers / Unit * Unit);
    }
}
