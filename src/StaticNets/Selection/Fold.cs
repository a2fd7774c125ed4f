using System.Collections.Immutable;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>One split of the rows in cross-validation; both lists of row indices are ascending.</summary>
/// <param name="Train">Indices of the training rows.</param>
/// <param name="Validation">Indices of the validation rows.</param>
public sealed record Fold(ImmutableArray<int> Train, ImmutableArray<int> Validation)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Fold), PrintMembers);
}
