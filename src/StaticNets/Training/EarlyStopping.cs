using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Stops training when the loss no longer improves, and restores the network to the end of its best epoch. It monitors the validation loss,
/// or the training loss if there are no validation rows.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Creates the option to stop early.</summary>
    /// <param name="patience">Number of consecutive epochs without improvement after which training stops, at least 1.</param>
    /// <param name="minDelta">Decrease of the loss that is required to count as an improvement, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public EarlyStopping(int patience = 2, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Hyperparameter.ThrowUnless(minDelta is >= 0 and < double.PositiveInfinity, minDelta, "at least 0 and finite", nameof(minDelta));
        Patience = patience;
        MinDelta = minDelta;
    }

    /// <summary>Number of consecutive epochs without improvement after which training stops.</summary>
    public int Patience { get; }

    /// <summary>Decrease of the loss that is required to count as an improvement.</summary>
    public double MinDelta { get; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(EarlyStopping), PrintMembers);
}
