namespace StaticNets;

/// <summary>What a call of <c>Fit</c> did, epoch by epoch.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochRecord> epochs, int bestEpoch, bool stoppedEarly)
    {
        Epochs = epochs;
        BestEpoch = bestEpoch;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>One record an epoch, in their order.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>
    /// The epoch (from 1 on) with the smallest validation loss, or training loss without validation rows; the first of equals.
    /// With <see cref="FitOptions.EarlyStopping"/> a loss must be smaller by <see cref="EarlyStopping.MinDelta"/> to count,
    /// and the network is left as it was at the end of this epoch.
    /// </summary>
    public int BestEpoch { get; }

    /// <summary>Whether <see cref="FitOptions.EarlyStopping"/> ended the training before its last epoch.</summary>
    public bool StoppedEarly { get; }
}
