namespace StaticNets;

/// <summary>Keeps track of the epoch with the smallest loss.</summary>
/// <param name="minDelta">By how much a loss must be smaller to count.</param>
internal sealed class BestEpoch(double minDelta)
{
    private double _loss = double.PositiveInfinity;

    /// <summary>The best epoch so far, from 1 on.</summary>
    public int Epoch { get; private set; }

    /// <summary>Whether this epoch is the best so far.</summary>
    public bool Improves(EpochRecord record)
    {
        double loss = record.ValidationLoss ?? record.Loss;
        if (loss < _loss - minDelta)
        {
            _loss = loss;
            Epoch = record.Epoch;
            return true;
        }

        return false;
    }
}
