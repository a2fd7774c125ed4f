using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How well one of several outputs does.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Loss">Mean over the rows of its own loss, before <see cref="OutputAttribute.Weight"/> and without penalties on weights.</param>
/// <param name="Accuracy">Share of right decisions, 0 to 1, as <see cref="Metrics.Accuracy"/> counts them; <see langword="null"/> where there is nothing to decide.</param>
public sealed record OutputMetrics(string Output, double Loss, double? Accuracy)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(OutputMetrics), PrintMembers);
}
