namespace StaticNets;

/// <summary>What <see cref="ReduceOnPlateau"/> has seen in one call of <c>Fit</c>.</summary>
internal sealed record PlateauState
{
    // PyTorch's eps.
    private const double LeastReduction = 1e-8;

    /// <summary>The rate after the reductions so far; <see langword="null"/> before the first loss.</summary>
    public double? Rate { get; init; }

    /// <summary>The smallest loss so far; <see langword="null"/> before the first one.</summary>
    public double? Best { get; init; }

    /// <summary>Epochs in a row without improvement.</summary>
    public int BadEpochs { get; init; }

    /// <summary>Epochs that still do not count.</summary>
    public int CooldownLeft { get; init; }

    /// <summary>The state after another epoch.</summary>
    /// <param name="values">Factor, patience and so on.</param>
    /// <param name="rate">The rate of the epoch.</param>
    /// <param name="loss">The loss after it.</param>
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
