using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">Mean loss of the rows.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1. Sigmoid outputs decide one by one: right where output and target both exceed 0.5 or both do not. Other
/// outputs of a classifier decide once a row: right where the largest one (the first of equal ones) stands where the largest target stands.
/// <see langword="null"/> for a regression: a mean squared, mean absolute or Huber loss on outputs that are neither sigmoid nor softmax.
/// </param>
/// <param name="Rows">Number of rows.</param>
public sealed record Metrics(double Loss, double? Accuracy, int Rows)
{
    /// <summary>
    /// <c>mean |ŷ − y|</c> over all outputs of all rows, in the units of the targets; <see langword="null"/> where the targets are class
    /// indices.
    /// </summary>
    public double? MeanAbsoluteError { get; init; }

    /// <summary><c>mean (ŷ − y)²</c> over all outputs of all rows; <see langword="null"/> where the targets are class indices.</summary>
    public double? MeanSquaredError { get; init; }

    /// <summary>
    /// <c>mean (ŷ − y)</c> over all outputs of all rows: positive where the network predicts too much on average, negative where too little;
    /// <see langword="null"/> where the targets are class indices.
    /// </summary>
    public double? MeanBiasError { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Metrics), PrintMembers);
}
