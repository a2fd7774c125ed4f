using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Predicts the rows of a dataset for metrics. Predictions and targets are kept as double, 16 bytes for each output of each row.
/// </summary>
internal sealed class MeasuredRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingEngine<T> _network;
    private readonly DataRows<T> _rows;
    private readonly int _outputs;
    private readonly double[] _targets;
    private readonly double[] _predicted;

    public MeasuredRows(TrainingEngine<T> network, DataRows<T> rows)
    {
        _network = network;
        _rows = rows;
        _outputs = rows.Network.OutputShape[^1];
        List<double> targets = [];
        for (int row = 0; row < rows.Count; row++)
        {
            AddTargets(targets, rows.All, row, DescriptionOf(row));
        }

        _targets = [.. targets];
        _predicted = new double[_targets.Length];
    }

    /// <summary>Predicts all rows and returns the metrics by name.</summary>
    public Dictionary<string, double> Measure(EpochMetric[] metrics)
    {
        Predict();
        NetworkDescription network = _rows.Network;
        bool decidesByRows = network.DecisionsPerRow * _outputs == network.OutputLength && _outputs > 1;
        double threshold = network.Loss is Loss.Hinge or Loss.Logistic ? 0 : 0.5;
        EpochPredictions predictions = new(_predicted, _targets, _outputs, decidesByRows, threshold);
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (EpochMetric metric in metrics)
        {
            values.Add(metric.Name, metric.Measure(predictions));
        }

        return values;
    }

    /// <summary>Predicts rows of the same number of steps together, in blocks; rows that end earlier one by one.</summary>
    private void Predict()
    {
        BatchRows<T> all = _rows.All;
        int inputs = _rows.Network.InputLength;
        int blockRows = _rows.Masks is null ? Math.Clamp(Tuning.EvaluatedValues / _rows.Network.OutputLength, 1, _rows.Count) : 1;
        T[] block = new T[blockRows * _rows.Network.OutputLength];
        int at = 0;
        for (int first = 0; first < _rows.Count; first += blockRows)
        {
            int count = Math.Min(blockRows, _rows.Count - first);
            NetworkDescription description = DescriptionOf(first);
            ref T x = ref MemoryMarshal.GetReference(all.X[(first * inputs)..]);
            _network.ForwardSteps(ref x, ref MemoryMarshal.GetArrayDataReference(block), (nuint)count, (nuint)description.Steps);
            for (int i = 0; i < count * description.OutputLength; i++)
            {
                _predicted[at++] = double.CreateTruncating(block[i]);
            }
        }
    }

    private NetworkDescription DescriptionOf(int row) =>
        _rows.Masks is { } masks ? _network.Description.OfSteps(masks.LengthOf(row)) : _rows.Network;

    /// <summary>Adds the targets of a row up to its end; class indices become a 1 among zeros.</summary>
    private void AddTargets(List<double> targets, in BatchRows<T> all, int row, NetworkDescription description)
    {
        NetworkDescription whole = _rows.Network;
        if (whole.ClassLength == 0)
        {
            foreach (T target in all.Targets.Slice(row * whole.TargetLength, description.TargetLength))
            {
                targets.Add(double.CreateTruncating(target));
            }

            return;
        }

        foreach (int wanted in all.Classes.Slice(row * whole.ClassLength, description.ClassLength))
        {
            for (int c = 0; c < _outputs; c++)
            {
                targets.Add(c == wanted ? 1 : 0);
            }
        }
    }
}
