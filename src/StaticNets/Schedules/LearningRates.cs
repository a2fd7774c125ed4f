namespace StaticNets.Schedules;

/// <summary>The learning rates of one call of <c>Fit</c>.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="baseRate">The learning rate of the optimizer.</param>
internal sealed class LearningRates(LearningRateSchedule schedule, double baseRate)
{
    /// <summary>The state of a <see cref="ReduceOnPlateau"/> schedule.</summary>
    public PlateauState Plateau { get; set; } = new();

    /// <summary>Returns the learning rate of an epoch; epochs count from 1.</summary>
    public double Of(int epoch)
    {
        int own = epoch;
        return schedule.Deciding(ref own) is ReduceOnPlateau ? Plateau.Rate ?? baseRate : schedule.Rate(epoch, baseRate);
    }

    /// <summary>Updates the state of a <see cref="ReduceOnPlateau"/> schedule with the loss of an epoch.</summary>
    public void Observe(int epoch, double loss)
    {
        double rate = Of(epoch);
        if (schedule.Deciding(ref epoch) is ReduceOnPlateau values)
        {
            Plateau = Plateau.After(values, rate, loss);
        }
    }
}
