namespace StaticNets;

/// <summary>The rate is multiplied by a factor every so many epochs (PyTorch's <c>StepLR</c>): <c>η·γ^⌊t / every⌋</c> after t epochs.</summary>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>A decay in steps.</summary>
    /// <param name="every">Epochs of one rate, at least 1.</param>
    /// <param name="factor">γ, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public StepDecay(int every, double factor = 0.1)
    {
        Hyperparameter.ThrowUnless(every >= 1, every, "at least 1", nameof(every));
        Hyperparameter.ThrowUnless(factor is > 0 and <= 1, factor, "above 0 and at most 1", nameof(factor));
        Every = every;
        Factor = factor;
    }

    /// <summary>Epochs of one rate.</summary>
    public int Every { get; }

    /// <summary>γ.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) => baseRate * Math.Pow(Factor, passed / Every);
}
