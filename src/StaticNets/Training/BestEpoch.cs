namespace StaticNets.Training;

/// <summary>Tracks the epoch with the smallest loss, or with the best value of a metric.</summary>
/// <param name="minDelta">An epoch is the best only if its loss is below the best loss so far by more than this number.</param>
/// <param name="monitor">The metric to compare instead of losses; its value is negated if larger values are better.</param>
internal sealed class BestEpoch(double minDelta, EpochMetric? monitor = null)
{
    /// <summary>The best epoch so far, from 1 on.</summary>
    public int Epoch { get; private set; }

    /// <summary>The loss of the best epoch; infinite before the first epoch.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>Restores the state from a checkpoint.</summary>
    public void Resume(int epoch, double loss) => (Epoch, Loss) = (epoch, loss);

    /// <summary>Records the loss of an epoch, and returns whether the epoch is the best so far.</summary>
    public bool Improves(EpochRecord record)
    {
        double loss = monitor is null ? record.WatchedLoss : monitor.Watched(record);
        if (loss < Loss - minDelta)
        {
            Loss = loss;
            Epoch = record.Epoch;
            return true;
        }

        return false;
    }
}
