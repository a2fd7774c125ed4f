using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The results of a network on a dataset.</summary>
/// <param name="Loss">Mean loss of the rows; with several outputs, the sum of their weighted losses.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1. Each sigmoid output is a decision, which is right if output and target both exceed 0.5 or both do not.
/// In other classifiers each row is a decision, which is right if the largest output has the same index as the largest target; if several
/// values are equal, the first one counts. <see langword="null"/> for a regression: a mean squared, mean absolute or Huber loss on outputs
/// that are neither sigmoid nor softmax. <see langword="null"/> also with several outputs, each of which has its own accuracy in
/// <see cref="Outputs"/>.
/// </param>
/// <param name="Rows">Number of rows.</param>
public sealed record Metrics(double Loss, double? Accuracy, int Rows)
{
    /// <summary>
    /// <c>mean |ŷ − y|</c> over all outputs of all rows, in the units of the targets; <see langword="null"/> if the targets are class
    /// indices.
    /// </summary>
    public double? MeanAbsoluteError { get; init; }

    /// <summary><c>mean (ŷ − y)²</c> over all outputs of all rows; <see langword="null"/> if the targets are class indices.</summary>
    public double? MeanSquaredError { get; init; }

    /// <summary>
    /// <c>mean (ŷ − y)</c> over all outputs of all rows: positive if the predictions are too large on average, negative if too small; <see
    /// langword="null"/> if the targets are class indices.
    /// </summary>
    public double? MeanBiasError { get; init; }

    /// <summary>Loss and accuracy of each of several outputs; <see langword="null"/> for a network with one output.</summary>
    public IReadOnlyList<OutputMetrics>? Outputs { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Metrics), PrintMembers);
}
