using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The results of one of several outputs on a dataset.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Loss">
/// Mean loss of this output over the rows, not multiplied by <see cref="OutputAttribute.Weight"/> and without regularisers.
/// </param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1, as <see cref="Metrics.Accuracy"/> counts them; <see langword="null"/> if the output makes no
/// decisions.
/// </param>
public sealed record OutputMetrics(string Output, double Loss, double? Accuracy)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(OutputMetrics), PrintMembers);
}
