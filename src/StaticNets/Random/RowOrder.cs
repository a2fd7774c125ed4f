namespace StaticNets;

/// <summary>The order in which rows are dealt out to parts.</summary>
internal static class RowOrder
{
    /// <summary>The numbers of rows as a seed orders them, or as they come.</summary>
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
