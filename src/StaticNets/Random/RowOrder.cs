namespace StaticNets;

/// <summary>The order in which rows are distributed to the parts of a split.</summary>
internal static class RowOrder
{
    /// <summary>Returns the row indices, shuffled by a seed or in their own order.</summary>
    public static int[] Of(int rows, int seed, bool shuffle)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        if (shuffle)
        {
            new Xoshiro256StarStar(seed).Shuffle<int>(order);
        }

        return order;
    }
}
