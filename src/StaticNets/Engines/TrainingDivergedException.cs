namespace StaticNets;

/// <summary>
/// Training met a loss, a gradient or a weight that is no longer a finite number. The network has been set back: by <c>Fit</c> to the end
/// of the last good epoch (or to where it began), by <c>TrainStep</c> to where it was before the step.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(string message, int epoch, int batch, string layer)
        : base(message)
    {
        Epoch = epoch;
        Batch = batch;
        Layer = layer;
    }

    /// <summary>The epoch, from 1 on; 0 for a single <c>TrainStep</c>.</summary>
    public int Epoch { get; }

    /// <summary>The batch within the epoch, from 1 on; 0 for a single <c>TrainStep</c>.</summary>
    public int Batch { get; }

    /// <summary>
    /// Where the trouble shows first: <c>"input"</c> when the rows themselves are not finite; <c>"loss"</c> when their targets are not; else
    /// the first layer whose output is not; <c>"loss"</c> when only the loss is not; else the layer nearest the output whose gradient is
    /// not, or the first one whose weights would not be.
    /// </summary>
    public string Layer { get; }
}
