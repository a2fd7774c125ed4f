namespace StaticNets;

/// <summary>
/// Training produced a loss, a gradient or a weight that is not a finite number. The network has been restored: by <c>TrainStep</c> and
/// <c>Apply</c> to its state before the step; by <c>Fit</c> to its state at the end of the previous epoch or, in the first epoch, to its
/// state before the call.
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
    /// Where the first value that is not finite was found. <c>"input"</c>: among the inputs. <c>"loss"</c>: among the targets, or in the
    /// loss although all outputs are finite. Otherwise it is the name of a layer: the first layer whose output is not finite; if all
    /// outputs are finite, the first layer whose batch statistics are not; if these are finite too, the last layer whose gradient is not;
    /// otherwise the first layer whose weights, optimizer state or output would not be finite after the step.
    /// </summary>
    public string Layer { get; }
}
