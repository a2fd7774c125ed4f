namespace StaticNets.Training;

/// <summary>The means of the metrics of several parts of a dataset.</summary>
internal sealed class MeanMetrics
{
    private readonly WeightedMean _loss = new();
    private readonly WeightedMean _accuracy = new();
    private readonly WeightedMean _absolute = new();
    private readonly WeightedMean _squared = new();
    private readonly WeightedMean _bias = new();
    private (string Name, WeightedMean Loss, WeightedMean Accuracy)[] _outputs = [];
    private int _rows;

    /// <summary>Adds the metrics of some rows.</summary>
    /// <param name="metrics">Their metrics.</param>
    /// <param name="places">Number of places with outputs: rows, or their steps if each step has outputs.</param>
    public void Add(Metrics metrics, long places)
    {
        _rows = checked(_rows + metrics.Rows);
        _loss.Add(metrics.Loss, metrics.Rows);
        _accuracy.Add(metrics.Accuracy, places);
        _absolute.Add(metrics.MeanAbsoluteError, places);
        _squared.Add(metrics.MeanSquaredError, places);
        _bias.Add(metrics.MeanBiasError, places);
        if (metrics.Outputs is not { } outputs)
        {
            return;
        }

        if (_outputs.Length == 0)
        {
            _outputs = [.. outputs.Select(output => (output.Output, new WeightedMean(), new WeightedMean()))];
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            _outputs[i].Loss.Add(outputs[i].Loss, metrics.Rows);
            _outputs[i].Accuracy.Add(outputs[i].Accuracy, metrics.Rows);
        }
    }

    /// <summary>Returns the means over all rows.</summary>
    public Metrics Result() =>
        new(_loss.Value!.Value, _accuracy.Value, _rows)
        {
            MeanAbsoluteError = _absolute.Value,
            MeanSquaredError = _squared.Value,
            MeanBiasError = _bias.Value,
            Outputs =
                _outputs.Length == 0
                    ? null
                    : [.. _outputs.Select(output => new OutputMetrics(output.Name, output.Loss.Value!.Value, output.Accuracy.Value))],
        };

    private sealed class WeightedMean
    {
        private double _sum;
        private long _weight;

        /// <summary>The mean; <see langword="null"/> if there are no values.</summary>
        public double? Value => _weight == 0 ? null : _sum / _weight;

        public void Add(double? value, long weight)
        {
            if (value is { } known)
            {
                _sum += known * weight;
                _weight += weight;
            }
        }
    }
}
