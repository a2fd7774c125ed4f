using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Measures the metrics of training and validation rows after each epoch, with the same weights for both.</summary>
internal sealed class EpochMeter<T> : MetricKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EpochMetric[] _metrics;
    private readonly MeasuredRows<T> _train;
    private readonly MeasuredRows<T>? _validation;

    /// <summary>
    /// Checks all metrics by measuring the untrained network, so that a metric that does not fit is refused before the training.
    /// </summary>
    /// <exception cref="ArgumentException">A metric does not fit the network or its rows, or two have the same name.</exception>
    public EpochMeter(Fitting<T> fitting, FitOptions options)
    {
        NetworkDescription description = fitting.Network.Description;
        if (description.Ports is { Outputs.Length: > 1 })
        {
            throw new ArgumentException(
                $"{description.Name} has several outputs, but metrics measure one. Losses and accuracies of all outputs are recorded anyway.",
                nameof(options)
            );
        }

        EpochMetric[] all = [.. options.Metrics ?? []];
        if (options.EarlyStopping?.Monitor is { } monitor && !all.Any(metric => metric.Name == monitor.Name))
        {
            all = [.. all, monitor];
        }

        foreach (EpochMetric metric in all)
        {
            metric.Check(description.Name, description.DecisionsPerRow > 0);
            if (all.Count(other => other.Name == metric.Name) > 1)
            {
                throw new ArgumentException($"Two metrics have the name '{metric.Name}'.", nameof(options));
            }
        }

        _metrics = [.. all.Where(metric => !metric.IsAccuracy)];
        _train = new MeasuredRows<T>(fitting.Network, () => fitting.TrainBlocks);
        _validation = fitting.Validation is null ? null : new MeasuredRows<T>(fitting.Network, () => fitting.ValidationBlocks);
        if (_metrics.Length > 0)
        {
            _train.Measure(_metrics);
            _validation?.Measure(_metrics);
        }
    }

    /// <inheritdoc/>
    public override EpochRecord Measure(EpochRecord record) =>
        _metrics.Length == 0
            ? record
            : record with
            {
                Metrics = _train.Measure(_metrics),
                ValidationMetrics = _validation?.Measure(_metrics),
            };
}
