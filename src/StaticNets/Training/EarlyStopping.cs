using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Ends training when it no longer helps, and leaves the network as it was after its best epoch. It watches the validation loss,
/// or the training loss where there are no validation rows.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Says when to stop.</summary>
    /// <param name="patience">Epochs in a row without improvement after which training ends, at least 1.</param>
    /// <param name="minDelta">By how much the loss must fall to count as an improvement, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public EarlyStopping(int patience = 2, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Hyperparameter.ThrowUnless(minDelta is >= 0 and < double.PositiveInfinity, minDelta, "at least 0 and finite", nameof(minDelta));
        Patience = patience;
        MinDelta = minDelta;
    }

    /// <summary>Epochs in a row without improvement after which training ends.</summary>
    public int Patience { get; }

    /// <summary>By how much the loss must fall to count as an improvement.</summary>
    public double MinDelta { get; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(EarlyStopping), PrintMembers);
}
