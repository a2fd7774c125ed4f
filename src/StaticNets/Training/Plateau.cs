namespace StaticNets.Training;

/// <summary>
/// Decides whether a loss has stopped changing. It compares the two halves of the last epochs: the loss has stopped changing if the mean
/// losses of the halves are equal except for noise.
/// </summary>
internal static class Plateau
{
    private const int Shortest = 10;

    // A relative change of a thousandth counts as no change, however steady it is.
    private const double Negligible = 1e-3;

    /// <summary>
    /// Returns the number of epochs at the end of the training over which the loss does not change; 0 if it changes over the last ten.
    /// </summary>
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
    /// Returns whether the mean losses of the two halves of the last epochs differ by no more than noise, which is two standard errors, or
    /// by no more than a thousandth of the loss. If the loss is pure noise, the difference is within two standard errors in 95 % of cases.
    /// If the loss falls steadily by d in each epoch, the means of two halves with k epochs each differ by k · d, while two standard errors
    /// are 2d · √((k + 1) / 6). In the shortest range, two halves with 5 epochs each, the difference is 5d and two standard errors are 2d,
    /// so a steady fall is not mistaken for noise.
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
