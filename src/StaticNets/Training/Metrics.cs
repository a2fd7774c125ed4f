using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The evaluation of a network on a dataset.</summary>
/// <param name="Loss">Mean loss over the rows.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1. Each sigmoid output is a decision of its own, right if output and target are both above 0.5 or both
/// are not. Other outputs of a classifier make one decision for each row, right if the largest output (the first of equal ones) is at the
/// index of the largest target. <see langword="null"/> for a regression: a mean squared, mean absolute or Huber loss on outputs that are
/// neither sigmoid nor softmax.
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

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Metrics), PrintMembers);
}
