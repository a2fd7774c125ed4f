using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>A range of consecutive rows of a batch.</summary>
// Two nint fields are passed in two registers. Two int fields would share one register: the JIT would store both halves to memory and load
// them as one value. That load has to wait for the stores, and the wait takes as long as a layer of a small network. Not a record, because
// the members that the compiler generates for a record would be part of every program that trains.
internal readonly struct RowSlice(nint first, nint count)
{
    /// <summary>The first row.</summary>
    public nint First { get; } = first;

    /// <summary>Number of rows.</summary>
    public nint Count { get; } = count;

    /// <summary>Index of the row after the last one.</summary>
    public nint End => First + Count;

    /// <summary>
    /// Returns the slice of a worker if rows are distributed evenly; the first workers get one row more if the division leaves a remainder.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RowSlice OfWorker(int worker, int workers, int rows)
    {
        (int share, int rest) = Math.DivRem(rows, workers);
        return new RowSlice((worker * share) + Math.Min(worker, rest), share + (worker < rest ? 1 : 0));
    }
}
