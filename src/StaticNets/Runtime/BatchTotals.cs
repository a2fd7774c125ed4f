using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>What the loss pass adds up over the rows it saw.</summary>
/// <param name="Loss">Sum over the rows of the row's loss; divided by the rows it is the mean loss.</param>
/// <param name="Correct">Right decisions (see <see cref="NetworkDescription.DecisionsPerRow"/>).</param>
public readonly record struct BatchTotals(double Loss, long Correct)
{
    /// <summary>The totals of two sets of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static BatchTotals operator +(BatchTotals a, BatchTotals b) => new(a.Loss + b.Loss, a.Correct + b.Correct);

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(BatchTotals), PrintMembers);
}
