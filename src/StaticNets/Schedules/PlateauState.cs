namespace StaticNets.Schedules;

/// <summary>The state of <see cref="ReduceOnPlateau"/> in one call of <c>Fit</c>.</summary>
internal sealed record PlateauState
{
    // The same number as <c>eps</c> of PyTorch's scheduler.
    private const double LeastReduction = 1e-8;

    /// <summary>The learning rate after the reductions so far; <see langword="null"/> before the first loss.</summary>
    public double? Rate { get; init; }

    /// <summary>The smallest loss so far; <see langword="null"/> before the first loss.</summary>
    public double? Best { get; init; }

    /// <summary>Number of consecutive epochs without improvement.</summary>
    public int BadEpochs { get; init; }

    /// <summary>Number of epochs of the cooldown that are left.</summary>
    public int CooldownLeft { get; init; }

    /// <summary>Returns the state after another epoch.</summary>
    /// <param name="values">Settings such as factor and patience.</param>
    /// <param name="rate">The learning rate of the epoch.</param>
    /// <param name="loss">The loss at the end of the epoch.</param>
    public PlateauState After(ReduceOnPlateau values, double rate, double loss)
    {
        bool isBetter = Best is not double best || loss < best * (1 - values.Threshold);
        int badEpochs = isBetter || CooldownLeft > 0 ? 0 : BadEpochs + 1;
        PlateauState next = new()
        {
            Rate = rate,
            Best = isBetter ? loss : Best,
            BadEpochs = badEpochs,
            CooldownLeft = Math.Max(0, CooldownLeft - 1),
        };
        return badEpochs <= values.Patience
            ? next
            : next with
            {
                Rate = Reduced(values, rate),
                BadEpochs = 0,
                CooldownLeft = values.Cooldown,
            };
    }

    private static double Reduced(ReduceOnPlateau values, double rate)
    {
        double reduced = Math.Max(rate * values.Factor, values.Minimum);
        return rate - reduced > LeastReduction ? reduced : rate;
    }
}
