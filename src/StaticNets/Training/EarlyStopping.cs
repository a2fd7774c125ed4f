using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>
/// Stops training when the loss no longer improves, and restores the network to the end of its best epoch. It monitors the validation loss,
/// or the training loss if there are no validation rows; or any metric:
/// <c>new EarlyStopping(patience: 5) { Monitor = EpochMetric.RocAuc }</c>.
/// </summary>
public sealed record EarlyStopping
{
    private readonly EpochMetric? _monitor;

    /// <summary>Creates the option to stop early.</summary>
    /// <param name="patience">Number of consecutive epochs without improvement after which training stops, at least 1.</param>
    /// <param name="minDelta">
    /// Decrease of the loss, or change of the metric, that is required to count as an improvement, at least 0.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public EarlyStopping(int patience = 2, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Hyperparameter.ThrowUnless(minDelta is >= 0 and < double.PositiveInfinity, minDelta, "at least 0 and finite", nameof(minDelta));
        Patience = patience;
        MinDelta = minDelta;
    }

    /// <summary>Number of consecutive epochs without improvement after which training stops.</summary>
    public int Patience { get; }

    /// <summary>Decrease of the loss, or change of the metric, that is required to count as an improvement.</summary>
    public double MinDelta { get; }

    /// <summary>
    /// The metric to monitor, on the validation rows or, without any, on the training rows; <see langword="null"/>, the default, for the
    /// loss. It is recorded even if <see cref="FitOptions.Metrics"/> does not contain it. It also decides what
    /// <see cref="History.BestEpoch"/> and <see cref="Checkpoint.BestOnly"/> mean.
    /// </summary>
    public EpochMetric? Monitor
    {
        get => _monitor;
        init
        {
            _monitor = value;
            MetricSupport = value is null ? null : MetricSupport.Present.Instance;
        }
    }

    /// <summary>The code for metrics; <see langword="null"/> if the loss is monitored.</summary>
    internal MetricSupport? MetricSupport { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(EarlyStopping), PrintMembers);
}
