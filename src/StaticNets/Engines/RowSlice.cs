namespace StaticNets.Engines;

/// <summary>Some rows of a batch that follow each other.</summary>
internal readonly record struct RowSlice(int First, int Count)
{
    /// <summary>The row behind the last one.</summary>
    public int End => First + Count;

    /// <summary>The part of a worker when rows are shared out evenly; the first ones take what does not divide.</summary>
    public static RowSlice OfWorker(int worker, int workers, int rows)
    {
        (int share, int rest) = Math.DivRem(rows, workers);
        return new RowSlice((worker * share) + Math.Min(worker, rest), share + (worker < rest ? 1 : 0));
    }
}
