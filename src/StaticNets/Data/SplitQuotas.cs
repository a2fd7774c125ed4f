namespace StaticNets.Data;

/// <summary>
/// Computes how many rows of each class go to one part, for example the test part. The exact share of each class is rounded down, and the
/// rows that are left go to the classes with the largest remainders (Hamilton's method). Integer arithmetic makes the result the same on
/// every machine.
/// </summary>
internal static class SplitQuotas
{
    /// <summary>Returns the number of rows of each class in the part; each differs from the exact share by less than one row.</summary>
    /// <param name="available">Number of rows of each class.</param>
    /// <param name="wanted">Number of rows of the part, at most the sum of <paramref name="available"/>.</param>
    public static int[] Of(int[] available, int wanted)
    {
        long total = available.Sum(rows => (long)rows);
        int[] quotas = Array.ConvertAll(available, rows => (int)((long)rows * wanted / total));
        int left = wanted - quotas.Sum();
        foreach (int next in Enumerable.Range(0, available.Length).OrderByDescending(i => (long)available[i] * wanted % total).Take(left))
        {
            quotas[next]++;
        }

        return quotas;
    }
}
