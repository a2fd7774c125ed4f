namespace StaticNets;

/// <summary>The learning rates of one call of <c>Fit</c>.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="baseRate">The rate of the optimizer.</param>
internal sealed class LearningRates(LearningRateSchedule schedule, double baseRate)
{
    /// <summary>What a <see cref="ReduceOnPlateau"/> has seen.</summary>
    public PlateauState Plateau { get; set; } = new();

    /// <summary>The rate of an epoch, from 1 on.</summary>
    public double Of(int epoch)
    {
        int own = epoch;
        return schedule.Deciding(ref own) is ReduceOnPlateau ? Plateau.Rate ?? baseRate : schedule.Rate(epoch, baseRate);
    }

    /// <summary>Takes in what an epoch brought.</summary>
    public void Observe(int epoch, double loss)
    {
        double rate = Of(epoch);
        if (schedule.Deciding(ref epoch) is ReduceOnPlateau values)
        {
            Plateau = Plateau.After(values, rate, loss);
        }
    }
}
