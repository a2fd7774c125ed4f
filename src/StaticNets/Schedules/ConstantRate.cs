namespace StaticNets;

/// <summary>Uses the optimizer's learning rate in every epoch.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double RateAfter(int passed, double baseRate) => baseRate;
}
