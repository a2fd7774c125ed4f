using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Decreases the learning rate η along half a cosine wave (Loshchilov, Hutter 2017; PyTorch's <c>CosineAnnealingLR</c>): <c>η_min + (η −
/// η_min)·(1 + cos(π·t / epochs)) / 2</c> after t epochs. After the given number of epochs the rate stays at the minimum, whereas PyTorch's
/// rate rises again.
/// </summary>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <summary>Creates a decay along half a cosine wave.</summary>
    /// <param name="epochs">Epochs until the minimum, at least 1.</param>
    /// <param name="minimum">η_min, at least 0. If it is above the optimizer's rate, the rate increases to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public CosineDecay(int epochs, double minimum = 0)
    {
        Hyperparameter.ThrowUnless(epochs >= 1, epochs, "at least 1", nameof(epochs));
        Hyperparameter.ThrowUnless(minimum is >= 0 and < double.PositiveInfinity, minimum, "at least 0 and finite", nameof(minimum));
        Epochs = epochs;
        Minimum = minimum;
    }

    /// <summary>Epochs until the minimum.</summary>
    public int Epochs { get; }

    /// <summary>η_min, the learning rate at the end of the decay.</summary>
    public double Minimum { get; }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) =>
        passed >= Epochs ? Minimum : Minimum + ((baseRate - Minimum) * (1 + Math.Cos(Math.PI * passed / Epochs)) / 2);
}
