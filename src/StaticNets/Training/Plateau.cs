namespace StaticNets.Training;

/// <summary>Whether a loss stands still: its mean over the second half of some epochs is that over the first half, but for noise.</summary>
internal static class Plateau
{
    private const int Shortest = 10;

    // A thousandth of the loss is nothing to wait for, however steadily it falls.
    private const double Negligible = 1e-3;

    /// <summary>The longest stretch of last epochs over which the loss stands still; 0 if it does not over the last ten.</summary>
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
    /// Without any trend the difference of both means stays within its two standard errors in 95 % of cases: that is noise. A loss that falls by d
    /// an epoch differs by k · d between halves of k epochs, while two standard errors are 2d · √((k + 1) / 6): 5d against 2d for the shortest
    /// stretch, so that a steady fall is no plateau.
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
