using StaticNets.Training;

namespace StaticNets;

/// <summary>The results of a call of <c>Fit</c>.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochRecord> epochs, int bestEpoch, bool stoppedEarly)
    {
        Epochs = epochs;
        BestEpoch = bestEpoch;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>One record for each epoch, in order.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>
    /// The epoch (from 1 on) with the smallest validation loss, or training loss without validation rows; the first of equal ones. With
    /// <see cref="FitOptions.EarlyStopping"/> a loss must be smaller by <see cref="EarlyStopping.MinDelta"/> to count, and the network is
    /// restored to the end of this epoch.
    /// </summary>
    public int BestEpoch { get; }

    /// <summary>
    /// Dead and saturated units of each layer at the end of <c>Fit</c>; only layers whose activation has flat parts are included.
    /// </summary>
    public IReadOnlyList<LayerUnits> Layers { get; internal init; } = [];

    /// <summary>
    /// Number of last epochs over which the training loss has not changed by more than its noise; 0 if it still changes or for fewer than
    /// 10 epochs. A training that has reached its goal is on a plateau too.
    /// </summary>
    public int PlateauEpochs => Plateau.Length(Epochs);

    /// <summary>Largest root mean square of an input column, over up to 256 training rows; training works best if it is about 1.</summary>
    public double InputScale => Inputs.RootMeanSquare;

    /// <summary>
    /// Possible reasons why training makes no progress, as sentences with a link to a page of remedies: units that no longer learn, inputs
    /// whose scale is far from 1, a loss that does not change. Empty if nothing is conspicuous.
    /// </summary>
    public IReadOnlyList<TrainingAdvice> Advice => TrainingAdvisor.On(this);

    /// <summary>The scale of the training inputs.</summary>
    internal InputSize Inputs { get; init; }

    /// <summary>Whether <see cref="FitOptions.EarlyStopping"/> stopped the training before its last epoch.</summary>
    public bool StoppedEarly { get; }
}
