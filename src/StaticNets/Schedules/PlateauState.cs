namespace StaticNets.Schedules;

/// <summary>The state of <see cref="ReduceOnPlateau"/> in one call of <c>Fit</c>.</summary>
internal sealed record PlateauState
{
    // Smaller reductions are skipped. The value is the default of eps in PyTorch's ReduceLROnPlateau.
    private const double LeastReduction = 1e-8;

    /// <summary>The learning rate after the reductions so far; <see langword="null"/> before the first loss.</summary>
    public double? Rate { get; init; }

    /// <summary>The last loss that counted as an improvement; <see langword="null"/> before the first loss.</summary>
    public double? Best { get; init; }

    /// <summary>Number of consecutive epochs without improvement.</summary>
    public int BadEpochs { get; init; }

    /// <summary>Number of epochs that are left of the cooldown after a reduction.</summary>
    public int CooldownLeft { get; init; }

    /// <summary>Returns the state after another epoch.</summary>
    /// <param name="values">The schedule, with settings such as factor and patience.</param>
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
