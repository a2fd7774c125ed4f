namespace StaticNets.Training;

/// <summary>
/// Decides whether a loss has stopped changing: its mean over the second half of some epochs equals the mean over the first half, except
/// for noise.
/// </summary>
internal static class Plateau
{
    private const int Shortest = 10;

    // A relative change of a thousandth counts as no change, however steady it is.
    private const double Negligible = 1e-3;

    /// <summary>Returns the largest number of last epochs over which the loss does not change; 0 if it changes over the last ten.</summary>
    public static int Length(IReadOnlyList<EpochRecord> epochs)
    {
        int found = 0;
        for (int length = Shortest; length <= epochs.Count && StandsStill(epochs, length); length += Math.Max(1, length / 10))
        {
            found = length;
        }

        return found;
    }

    /// <summary>
    /// For pure noise the difference of both means is within two standard errors in 95 % of cases. If the loss falls steadily by d in each
    /// epoch, the means of both halves of k epochs differ by k · d, while two standard errors are 2d · √((k + 1) / 6). For the shortest
    /// range that is 5d against 2d, so that a steady fall is not taken for a plateau.
    /// </summary>
    private static bool StandsStill(IReadOnlyList<EpochRecord> epochs, int length)
    {
        int half = length / 2;
        (double before, double spreadBefore) = Moments(epochs, epochs.Count - (2 * half), half);
        (double after, double spreadAfter) = Moments(epochs, epochs.Count - half, half);
        double noise = 2 * Math.Sqrt((spreadBefore + spreadAfter) / half);
        return Math.Abs(after - before) <= Math.Max(noise, Negligible * Math.Abs(before));
    }

    private static (double Mean, double Variance) Moments(IReadOnlyList<EpochRecord> epochs, int first, int count)
    {
        double sum = 0;
        for (int i = first; i < first + count; i++)
        {
            sum += epochs[i].Loss;
        }

        double mean = sum / count;
        double squares = 0;
        for (int i = first; i < first + count; i++)
        {
            squares += (epochs[i].Loss - mean) * (epochs[i].Loss - mean);
        }

        return (mean, squares / (count - 1));
    }
}
