namespace StaticNets;

/// <summary>
/// How many rows of each class go into a part: their share of it rounded so that the sum is right, the largest remainders upwards
/// (Hamilton's method). In whole numbers, so that no rounding of a machine decides.
/// </summary>
internal static class SplitQuotas
{
    /// <summary>Rows of each class; none differs from its exact share by a whole row.</summary>
    /// <param name="available">Rows of each class.</param>
    /// <param name="wanted">Rows of the part, not more than there are.</param>
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
