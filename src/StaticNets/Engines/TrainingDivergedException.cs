namespace StaticNets;

/// <summary>
/// Training produced a loss, a gradient or a weight that is not a finite number. The network has been restored: by <c>Fit</c> to the end of
/// the last good epoch (or to its state before the call), by <c>TrainStep</c> to its state before the step.
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
    /// The first place at which a value is not finite. <c>"input"</c>: the rows of the batch contain it. <c>"loss"</c>: the targets or only
    /// the loss are not finite. Otherwise a layer: the first one whose output is not finite, else the layer nearest to the output whose
    /// gradient is not, else the first one whose weights would not be.
    /// </summary>
    public string Layer { get; }
}
