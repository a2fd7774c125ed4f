namespace StaticNets;

/// <summary>
/// The rate is multiplied by a factor when the loss has stopped falling (PyTorch's <c>ReduceLROnPlateau</c> with its relative threshold).
/// It watches the validation loss, or the training loss where there are no validation rows. A reduction of less than 1e-8 is left out, as in
/// PyTorch. What it has seen belongs to the call of <c>Fit</c>: <see cref="LearningRateSchedule.Rate"/> gives the rate before any reduction.
/// </summary>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    private readonly double _factor = 0.1;
    private readonly int _patience = 10;
    private readonly double _threshold = 1e-4;
    private readonly int _cooldown;
    private readonly double _minimum;

    /// <summary>What the rate is multiplied by, above 0 and below 1; default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside (0, 1).</exception>
    public double Factor
    {
        get => _factor;
        init
        {
            Hyperparameter.ThrowUnless(value is > 0 and < 1, value, "above 0 and below 1", nameof(Factor));
            _factor = value;
        }
    }

    /// <summary>Epochs in a row without improvement that are forgiven: the next one reduces the rate; at least 0, default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Patience
    {
        get => _patience;
        init
        {
            Hyperparameter.ThrowUnless(value >= 0, value, "at least 0", nameof(Patience));
            _patience = value;
        }
    }

    /// <summary>The part of the best loss by which a loss must lie below it to count as an improvement, at least 0 and below 1; default 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double Threshold
    {
        get => _threshold;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Threshold));
            _threshold = value;
        }
    }

    /// <summary>Epochs after a reduction that do not count, at least 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get => _cooldown;
        init
        {
            Hyperparameter.ThrowUnless(value >= 0, value, "at least 0", nameof(Cooldown));
            _cooldown = value;
        }
    }

    /// <summary>The rate that no reduction goes below, at least 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Minimum
    {
        get => _minimum;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < double.PositiveInfinity, value, "at least 0 and finite", nameof(Minimum));
            _minimum = value;
        }
    }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) => baseRate;
}
