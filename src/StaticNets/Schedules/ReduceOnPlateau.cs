using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Multiplies the learning rate by a factor when the loss has stopped decreasing (PyTorch's <c>ReduceLROnPlateau</c> with its relative
/// threshold). It monitors the validation loss, or the training loss if there are no validation rows. As in PyTorch, a reduction of less
/// than 1e-8 is skipped. Each call of <c>Fit</c> keeps its own reduced rate, and this object does not change, so
/// <see cref="LearningRateSchedule.Rate"/> returns the rate before any reduction.
/// </summary>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    private readonly double _factor = 0.1;
    private readonly int _patience = 10;
    private readonly double _threshold = 1e-4;
    private readonly int _cooldown;
    private readonly double _minimum;

    /// <summary>The factor for the learning rate, above 0 and below 1; default 0.1.</summary>
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

    /// <summary>
    /// Number of consecutive epochs without improvement that are tolerated; one more such epoch reduces the rate. At least 0, default 10.
    /// </summary>
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

    /// <summary>
    /// Relative decrease below the best loss that is required to count as an improvement, at least 0 and below 1; default 1e-4.
    /// </summary>
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

    /// <summary>
    /// Number of epochs after a reduction during which epochs without improvement are not counted, at least 0; default 0.
    /// </summary>
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

    /// <summary>Lower limit of the learning rate, at least 0; default 0.</summary>
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
