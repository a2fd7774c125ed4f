using StaticNets.Training;

namespace StaticNets;

/// <summary>Computes a metric from predictions, e.g. <c>Metric.MeanAbsoluteError</c>.</summary>
/// <param name="predicted">The outputs of all rows.</param>
/// <param name="targets">The targets of all rows, as many values; a class index is given as a 1 among zeros.</param>
public delegate double MetricFunction(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets);

/// <summary>
/// A metric that <c>Fit</c> measures after each epoch: <c>Metrics = [EpochMetric.RocAuc, EpochMetric.F1]</c>. The same metrics of any
/// predictions are computed by <see cref="Metric"/> and <see cref="ConfusionMatrix"/>.
/// </summary>
/// <remarks>
/// Precision, recall, F1 and ROC AUC of a network with several outputs are plain means over its classes or labels ("macro"). If the largest
/// output decides (softmax), each class is compared with all others; otherwise each output decides by its threshold, 0.5 or, for hinge and
/// logistic loss, 0.
/// </remarks>
public sealed partial class EpochMetric
{
    private readonly Measurement _measure;
    private readonly bool _isOfDecisions;

    /// <summary>Creates a metric of your own: <c>new EpochMetric("worst_error", (predicted, targets) => …)</c>.</summary>
    /// <param name="name">The name under which records keep it, not empty.</param>
    /// <param name="function">Computes the metric from the outputs and targets of all rows.</param>
    /// <param name="largerIsBetter">Whether a larger value is better, for <see cref="EarlyStopping.Monitor"/>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public EpochMetric(string name, MetricFunction function, bool largerIsBetter = false)
        : this(name, largerIsBetter, isOfDecisions: false, (in EpochPredictions p) => function(p.Predicted, p.Targets))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
    }

    private EpochMetric(string name, bool largerIsBetter, bool isOfDecisions, Measurement measure)
    {
        Name = name;
        LargerIsBetter = largerIsBetter;
        _isOfDecisions = isOfDecisions;
        _measure = measure;
    }

    private delegate double Measurement(in EpochPredictions predictions);

    /// <summary>The name under which <see cref="EpochRecord.Metrics"/> keeps the metric, such as <c>roc_auc</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a larger value is better.</summary>
    public bool LargerIsBetter { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// Whether records hold the metric anyway, as their accuracy. It is no comparison with <see cref="Accuracy"/>: every program reads it,
    /// and would contain all metrics.
    /// </summary>
    internal bool IsAccuracy { get; private init; }

    /// <summary>Computes the metric.</summary>
    internal double Measure(in EpochPredictions predictions) => _measure(predictions);

    /// <summary>Checks that the metric is defined for a network.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="decides">Whether the network makes decisions.</param>
    /// <exception cref="ArgumentException">The network makes no decisions.</exception>
    internal void Check(string network, bool decides)
    {
        if (_isOfDecisions && !decides)
        {
            throw new ArgumentException($"The metric '{Name}' measures decisions, but {network} makes none: it is no classifier.");
        }
    }

    /// <summary>
    /// Returns the number by which epochs are compared, smaller for better ones: that of the validation rows if there are any, otherwise of
    /// the training rows.
    /// </summary>
    internal double Watched(EpochRecord record)
    {
        double value = IsAccuracy
            ? record.ValidationAccuracy ?? record.Accuracy ?? double.NaN
            : (record.ValidationMetrics ?? record.Metrics)![Name];
        return LargerIsBetter ? -value : value;
    }
}
