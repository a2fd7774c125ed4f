namespace StaticNets.Benchmarks.Workloads;

/// <summary>Creates random inputs and classes.</summary>
internal static class RandomRows
{
    private const int Seed = 1;

    /// <summary>Returns random numbers between −1 and 1.</summary>
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

    /// <summary>Returns the classes 0, 1, 2, … repeatedly.</summary>
    public static int[] Classes(int rows, int classes) => [.. Enumerable.Range(0, rows).Select(row => row % classes)];
}
