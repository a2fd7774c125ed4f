namespace StaticNets.Benchmarks.Workloads;

/// <summary>Inputs and classes drawn once.</summary>
internal static class RandomRows
{
    private const int Seed = 1;

    /// <summary>Numbers between −1 and 1.</summary>
    public static float[] Values(int count)
    {
        Xoshiro256StarStar random = new(Seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return values;
    }

    /// <summary>Classes in turn.</summary>
    public static int[] Classes(int rows, int classes) => [.. Enumerable.Range(0, rows).Select(row => row % classes)];
}
