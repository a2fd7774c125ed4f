using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Increases the learning rate linearly from s·η to the optimizer's rate η (PyTorch's <c>LinearLR</c>): <c>η·(s + (1 − s)·t / epochs)</c>
/// after t epochs, where s is <see cref="Start"/>. After the warm-up, another schedule begins with its own first epoch (PyTorch's
/// <c>SequentialLR</c>).
/// </summary>
public sealed record WarmUp : LearningRateSchedule
{
    /// <summary>Creates a warm-up and the schedule after it.</summary>
    /// <param name="epochs">Epochs of the warm-up, at least 1.</param>
    /// <param name="then">The schedule after the warm-up; <see langword="null"/> for the optimizer's own rate.</param>
    /// <param name="start">
    /// s, the share of the optimizer's rate that the first epoch uses, above 0 and at most 1; the default is PyTorch's, one third.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public WarmUp(int epochs, LearningRateSchedule? then = null, double start = 1.0 / 3)
    {
        Hyperparameter.ThrowUnless(epochs >= 1, epochs, "at least 1", nameof(epochs));
        Hyperparameter.ThrowUnless(start is > 0 and <= 1, start, "above 0 and at most 1", nameof(start));
        Epochs = epochs;
        Then = then ?? new ConstantRate();
        Start = start;
    }

    /// <summary>Epochs of the warm-up.</summary>
    public int Epochs { get; }

    /// <summary>The schedule after the warm-up.</summary>
    public LearningRateSchedule Then { get; }

    /// <summary>s, the share of the optimizer's rate that the first epoch uses.</summary>
    public double Start { get; }

    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) =>
        passed < Epochs ? baseRate * (Start + ((1 - Start) * passed / Epochs)) : Then.Rate(passed - Epochs + 1, baseRate);

    internal override LearningRateSchedule Deciding(ref int epoch)
    {
        if (epoch <= Epochs)
        {
            return this;
        }

        epoch -= Epochs;
        return Then.Deciding(ref epoch);
    }
}
