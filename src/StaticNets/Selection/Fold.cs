using System.Collections.Immutable;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>One of the ways in which cross-validation divides rows; both lists ascend.</summary>
/// <param name="Train">Numbers of the rows to train on.</param>
/// <param name="Validation">Numbers of the rows to measure on.</param>
public sealed record Fold(ImmutableArray<int> Train, ImmutableArray<int> Validation)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Fold), PrintMembers);
}
