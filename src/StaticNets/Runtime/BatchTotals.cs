using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>The loss and the number of right decisions, summed over some rows.</summary>
/// <param name="Loss">Sum of the rows' losses; divided by the number of rows it is the mean loss.</param>
/// <param name="Correct">Number of right decisions (see <see cref="NetworkDescription.DecisionsPerRow"/>).</param>
public readonly record struct BatchTotals(double Loss, long Correct)
{
    /// <summary>Adds the totals of two sets of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static BatchTotals operator +(BatchTotals a, BatchTotals b) => new(a.Loss + b.Loss, a.Correct + b.Correct);

    /// <summary>Returns the totals with the loss multiplied by a weight; the number of right decisions stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public BatchTotals Times(double weight) => new(weight * Loss, Correct);

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(BatchTotals), PrintMembers);
}
