using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>Some rows of a batch that follow each other.</summary>
// nint, so that they travel in two registers: two int travel in one, which is put together in memory, and loading what was just stored by halves
// takes as long as a layer of a small network. No record: its members would be compiled into every program that trains.
internal readonly struct RowSlice(nint first, nint count)
{
    /// <summary>The first row.</summary>
    public nint First { get; } = first;

    /// <summary>Number of rows.</summary>
    public nint Count { get; } = count;

    /// <summary>The row behind the last one.</summary>
    public nint End => First + Count;

    /// <summary>The part of a worker when rows are shared out evenly; the first ones take what does not divide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RowSlice OfWorker(int worker, int workers, int rows)
    {
        (int share, int rest) = Math.DivRem(rows, workers);
        return new RowSlice((worker * share) + Math.Min(worker, rest), share + (worker < rest ? 1 : 0));
    }
}
