using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">Mean loss of the rows; of several outputs the sum over them of weight times loss.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1. Sigmoid outputs decide one by one: right where output and target both exceed 0.5 or both do not. Other
/// outputs of a classifier decide once a row: right where the largest one (the first of equal ones) stands where the largest target stands.
/// <see langword="null"/> for a regression: a mean squared, mean absolute or Huber loss on outputs that are neither sigmoid nor softmax. Of several outputs each has its own in <see cref="Outputs"/>.
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
