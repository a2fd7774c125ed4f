namespace StaticNets;

/// <summary>Determines the order in which the rows of a dataset are distributed to the parts of a split.</summary>
internal static class RowOrder
{
    /// <summary>Returns the indices of all rows, either shuffled with a seed or in ascending order.</summary>
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
