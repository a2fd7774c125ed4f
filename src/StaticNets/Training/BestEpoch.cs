namespace StaticNets.Training;

/// <summary>Keeps track of the epoch with the smallest loss.</summary>
/// <param name="minDelta">By how much a loss must be smaller to count.</param>
internal sealed class BestEpoch(double minDelta)
{
    /// <summary>The best epoch so far, from 1 on.</summary>
    public int Epoch { get; private set; }

    /// <summary>Its loss; infinite before the first epoch.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>Goes on from what was known at another time.</summary>
    public void Resume(int epoch, double loss) => (Epoch, Loss) = (epoch, loss);

    /// <summary>Whether this epoch is the best so far.</summary>
    public bool Improves(EpochRecord record)
    {
        double loss = record.WatchedLoss;
        if (loss < Loss - minDelta)
        {
            Loss = loss;
            Epoch = record.Epoch;
            return true;
        }

        return false;
    }
}
