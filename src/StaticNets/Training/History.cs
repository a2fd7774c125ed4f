using StaticNets.Training;

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

    /// <summary>
    /// Units that no longer learn, by layer, in the network that <c>Fit</c> left; layers whose function has no flat part are missing.
    /// </summary>
    public IReadOnlyList<LayerUnits> Layers { get; internal init; } = [];

    /// <summary>
    /// Over how many of the last epochs the training loss has not changed by more than its noise; 0 while it moves, and below 10 epochs. A
    /// training that has reached its goal stands still as well.
    /// </summary>
    public int PlateauEpochs => Plateau.Length(Epochs);

    /// <summary>Root mean square of the input column where it is largest, over up to 256 of the training rows; inputs near 1 are learned best.</summary>
    public double InputScale => Inputs.RootMeanSquare;

    /// <summary>
    /// Why training may stand still, in plain sentences, each with a page of what to try; empty where nothing is striking. Units that no longer
    /// learn, inputs far from unit scale, a loss that does not move.
    /// </summary>
    public IReadOnlyList<TrainingAdvice> Advice => TrainingAdvisor.On(this);

    /// <summary>The inputs it learned from.</summary>
    internal InputSize Inputs { get; init; }

    /// <summary>Whether <see cref="FitOptions.EarlyStopping"/> ended the training before its last epoch.</summary>
    public bool StoppedEarly { get; }
}
