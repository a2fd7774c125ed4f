using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Multiplies the learning rate η by a factor γ after every epoch (PyTorch's <c>ExponentialLR</c>): <c>η·γᵗ</c> after t epochs.
/// </summary>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Creates an exponential decay.</summary>
    /// <param name="factor">γ, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside (0, 1].</exception>
    public ExponentialDecay(double factor)
    {
        Hyperparameter.ThrowUnless(factor is > 0 and <= 1, factor, "above 0 and at most 1", nameof(factor));
        Factor = factor;
    }

    /// <summary>γ, the factor after each epoch.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) => baseRate * Math.Pow(Factor, passed);
}
