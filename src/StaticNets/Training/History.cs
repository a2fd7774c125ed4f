using System.Diagnostics;
using System.Globalization;
using StaticNets.Training;

namespace StaticNets;

/// <summary>The results of a call of <c>Fit</c>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
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
    /// The epoch (from 1 on) with the smallest validation loss, or with the smallest training loss if there are no validation rows; the
    /// first one if several are equal. With <see cref="FitOptions.EarlyStopping"/> only a decrease of more than
    /// <see cref="EarlyStopping.MinDelta"/> counts, and the network is restored to the end of this epoch; with
    /// <see cref="EarlyStopping.Monitor"/> that metric is compared instead of the loss.
    /// </summary>
    public int BestEpoch { get; }

    /// <summary>Numbers of dead and saturated units at the end of <c>Fit</c>, for each layer whose activation has flat parts.</summary>
    public IReadOnlyList<LayerUnits> Layers { get; internal init; } = [];

    /// <summary>
    /// Number of epochs at the end of the training over which the training loss has not changed by more than its noise; 0 if there are
    /// fewer than 10 such epochs. A plateau need not be a problem: the loss also stops changing when the training has reached its goal.
    /// </summary>
    public int PlateauEpochs => Plateau.Length(Epochs);

    /// <summary>Largest root mean square of any input column, over up to 256 training rows; training works best if it is about 1.</summary>
    public double InputScale => Inputs.RootMeanSquare;

    /// <summary>
    /// Possible reasons why training makes no progress: units that no longer learn, inputs whose scale is far from 1, or a loss that does
    /// not change. Each is explained in a few sentences with a link to a page of remedies. Empty if none was found.
    /// </summary>
    public IReadOnlyList<TrainingAdvice> Advice => TrainingAdvisor.On(this);

    /// <summary>The scale of the training inputs.</summary>
    internal InputSize Inputs { get; init; }

    /// <summary>
    /// Whether <see cref="FitOptions.EarlyStopping"/> stopped the training before its last epoch, or
    /// <see cref="FitOptions.AfterBatch"/> stopped it.
    /// </summary>
    public bool StoppedEarly { get; }

    /// <summary>
    /// Returns the number of epochs and the record of the best one: <c>20 epochs, best EpochRecord { Epoch = 17, … }</c>.
    /// </summary>
    public override string ToString() =>
        string.Concat(Epochs.Count.ToString(CultureInfo.InvariantCulture), " epochs, best ", Epochs[BestEpoch - 1].ToString());
}
