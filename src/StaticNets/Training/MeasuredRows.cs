using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Predicts the rows of a dataset for metrics. Predictions and targets are kept as double, 16 bytes for each output of each row, also if
/// the rows themselves are read block by block.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="read">Reads the rows.</param>
internal sealed class MeasuredRows<T>(TrainingEngine<T> network, Func<IEnumerable<DataRows<T>>> read)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<double> _targets = [];
    private readonly List<double> _predicted = [];

    /// <summary>Predicts all rows and returns the metrics by name.</summary>
    public Dictionary<string, double> Measure(EpochMetric[] metrics)
    {
        _targets.Clear();
        _predicted.Clear();
        NetworkDescription description = network.Description;
        foreach (DataRows<T> rows in read())
        {
            description = rows.Network;
            Predict(rows);
            AddTargets(rows);
        }

        int outputs = description.OutputShape[^1];
        bool decidesByRows = description.DecisionsPerRow * outputs == description.OutputLength && outputs > 1;
        double threshold = description.Loss is Loss.Hinge or Loss.Logistic ? 0 : 0.5;
        EpochPredictions predictions = new(
            CollectionsMarshal.AsSpan(_predicted),
            CollectionsMarshal.AsSpan(_targets),
            outputs,
            decidesByRows,
            threshold
        );
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (EpochMetric metric in metrics)
        {
            values.Add(metric.Name, metric.Measure(predictions));
        }

        return values;
    }

    /// <summary>Predicts rows of the same number of steps together, in blocks; rows that end earlier one by one.</summary>
    private void Predict(DataRows<T> rows)
    {
        BatchRows<T> all = rows.All;
        int inputs = rows.Network.InputLength;
        int blockRows = rows.Masks is null ? Math.Clamp(Tuning.EvaluatedValues / rows.Network.OutputLength, 1, rows.Count) : 1;
        T[] block = new T[blockRows * rows.Network.OutputLength];
        for (int first = 0; first < rows.Count; first += blockRows)
        {
            int count = Math.Min(blockRows, rows.Count - first);
            NetworkDescription description = DescriptionOf(rows, first);
            ref T x = ref MemoryMarshal.GetReference(all.X[(first * inputs)..]);
            network.ForwardSteps(ref x, ref MemoryMarshal.GetArrayDataReference(block), (nuint)count, (nuint)description.Steps);
            for (int i = 0; i < count * description.OutputLength; i++)
            {
                _predicted.Add(double.CreateTruncating(block[i]));
            }
        }
    }

    private NetworkDescription DescriptionOf(DataRows<T> rows, int row) =>
        rows.Masks is { } masks ? network.Description.OfSteps(masks.LengthOf(row)) : rows.Network;

    /// <summary>Adds the targets of each row up to its end; class indices become a 1 among zeros.</summary>
    private void AddTargets(DataRows<T> rows)
    {
        BatchRows<T> all = rows.All;
        NetworkDescription whole = rows.Network;
        int outputs = whole.OutputShape[^1];
        for (int row = 0; row < rows.Count; row++)
        {
            NetworkDescription description = DescriptionOf(rows, row);
            if (whole.ClassLength == 0)
            {
                foreach (T target in all.Targets.Slice(row * whole.TargetLength, description.TargetLength))
                {
                    _targets.Add(double.CreateTruncating(target));
                }

                continue;
            }

            foreach (int wanted in all.Classes.Slice(row * whole.ClassLength, description.ClassLength))
            {
                for (int c = 0; c < outputs; c++)
                {
                    _targets.Add(c == wanted ? 1 : 0);
                }
            }
        }
    }
}
