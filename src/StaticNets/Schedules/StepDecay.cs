using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Multiplies the learning rate η by a factor γ each time a fixed number of epochs has passed (PyTorch's <c>StepLR</c>):
/// <c>η·γ^⌊t / every⌋</c> after t epochs.
/// </summary>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Creates a decay in steps.</summary>
    /// <param name="every">Number of epochs between two reductions, at least 1.</param>
    /// <param name="factor">γ, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public StepDecay(int every, double factor = 0.1)
    {
        Hyperparameter.ThrowUnless(every >= 1, every, "at least 1", nameof(every));
        Hyperparameter.ThrowUnless(factor is > 0 and <= 1, factor, "above 0 and at most 1", nameof(factor));
        Every = every;
        Factor = factor;
    }

    /// <summary>Number of epochs between two reductions.</summary>
    public int Every { get; }

    /// <summary>γ, the factor of each reduction.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) => baseRate * Math.Pow(Factor, passed / Every);
}
