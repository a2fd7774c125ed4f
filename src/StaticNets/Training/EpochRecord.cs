using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The results of one epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 1 on.</param>
/// <param name="Loss">Mean loss over the training rows, each measured before the step that trains on it.</param>
/// <param name="Accuracy">
/// Share of right decisions on the training rows, each measured before the step that trains on it; <see langword="null"/> if the network is
/// not a classifier.
/// </param>
/// <param name="ValidationLoss">Mean loss over the validation rows after the epoch; <see langword="null"/> without validation rows.</param>
/// <param name="ValidationAccuracy">
/// Share of right decisions on the validation rows after the epoch; <see langword="null"/> without validation rows or if the network is not
/// a classifier.
/// </param>
public sealed record EpochRecord(int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy)
{
    /// <summary>The learning rate of the epoch.</summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// For each layer with trainable weights, keyed by the name of the layer: the norm <c>‖g‖₂</c> of its gradients before clipping,
    /// averaged over the steps of the epoch; <see langword="null"/> without <see cref="FitOptions.RecordGradientNorms"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double>? GradientNorms { get; init; }

    /// <summary>
    /// The metrics of <see cref="FitOptions.Metrics"/> on the training rows after the epoch, by <see cref="EpochMetric.Name"/>;
    /// <see langword="null"/> without any.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }

    /// <summary>
    /// The metrics of <see cref="FitOptions.Metrics"/> on the validation rows after the epoch; <see langword="null"/> without metrics or
    /// validation rows.
    /// </summary>
    public IReadOnlyDictionary<string, double>? ValidationMetrics { get; init; }

    /// <summary>
    /// Loss and accuracy of each of several outputs on the training rows; <see langword="null"/> for a network with one output.
    /// </summary>
    public IReadOnlyList<OutputMetrics>? Outputs { get; init; }

    /// <summary>
    /// Loss and accuracy of each of several outputs on the validation rows; <see langword="null"/> without validation rows, and for a
    /// network with one output.
    /// </summary>
    public IReadOnlyList<OutputMetrics>? ValidationOutputs { get; init; }

    /// <summary>The loss by which epochs are compared: the validation loss if there is one, otherwise the training loss.</summary>
    internal double WatchedLoss => ValidationLoss ?? Loss;

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(EpochRecord), PrintMembers);
}
