using StaticNets.Tests.Support;
using StaticNets.Training;

namespace StaticNets.Tests;

/// <summary>Early stopping and best weights by a metric instead of the loss.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("accuracy")]
    [InlineData("roc_auc")]
    [InlineData("mean_absolute_error")]
    public void TheBestEpochHasTheBestMetric(string name)
    {
        EpochMetric monitor =
            name == "accuracy" ? EpochMetric.Accuracy
            : name == "roc_auc" ? EpochMetric.RocAuc
            : EpochMetric.MeanAbsoluteError;
        TinyData<float> data = new(40);
        TinyData<float> other = new(25, seed: 9);
        TinyNetwork<float> network = new(sparse: true);
        List<float[]> weights = [];
        History history = network.Fit(
            new Dataset(data.X, data.Classes),
            new FitOptions
            {
                Epochs = 30,
                BatchSize = 4,
                Optimizer = new Sgd(0.8),
                Validation = new Dataset(other.X, other.Classes),
                EarlyStopping = new EarlyStopping(patience: 30) { Monitor = monitor },
                Progress = _ => weights.Add(network.Parameters.Span.ToArray()),
            }
        );
        double[] values = [.. history.Epochs.Select(Value)];
        double best = monitor.LargerIsBetter ? values.Max() : values.Min();
        Assert.Equal(Array.IndexOf(values, best) + 1, history.BestEpoch);
        Assert.Equal(weights[history.BestEpoch - 1], network.Parameters.Span.ToArray());

        // A test of which the best epoch were that of the loss, or the last one, would show nothing.
        Assert.NotEqual(history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, history.BestEpoch);
        Assert.NotEqual(30, history.BestEpoch);

        double Value(EpochRecord record) => name == "accuracy" ? record.ValidationAccuracy!.Value : record.ValidationMetrics![name];
    }

    [Theory]
    [InlineData(true, 0, new[] { 0.5, 0.7, 0.7, 0.8, 0.6 }, 4)]
    [InlineData(true, 0.15, new[] { 0.5, 0.6, 0.7, 0.8 }, 3)]
    [InlineData(false, 0, new[] { 0.5, 0.7, 0.4, 0.4 }, 3)]
    public void AnImprovementExceedsMinDelta(bool largerIsBetter, double minDelta, double[] values, int expected)
    {
        BestEpoch best = new(minDelta, new EpochMetric("own", Metric.MeanAbsoluteError, largerIsBetter));
        for (int i = 0; i < values.Length; i++)
        {
            best.Improves(
                new EpochRecord(i + 1, Loss: 9, Accuracy: null, ValidationLoss: -i, ValidationAccuracy: null)
                {
                    Metrics = new Dictionary<string, double> { ["own"] = 1 },
                    ValidationMetrics = new Dictionary<string, double> { ["own"] = values[i] },
                }
            );
        }

        Assert.Equal(expected, best.Epoch);
    }

    /// <summary>Without validation rows, the metric of the training rows is monitored.</summary>
    [Fact]
    public void StopsWhenTheMetricNoLongerImproves()
    {
        TinyData<float> data = new(20);
        History history = new TinyNetwork<float>().Fit(
            new Dataset(data.X, data.Targets),
            new FitOptions
            {
                Epochs = 20,
                EarlyStopping = new EarlyStopping(patience: 3, minDelta: 1000) { Monitor = EpochMetric.MeanAbsoluteError },
            }
        );
        Assert.Equal(4, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
        Assert.All(history.Epochs, epoch => Assert.Contains("mean_absolute_error", epoch.Metrics!));
    }

    [Fact]
    public void ATrainingIsResumedWithItsMonitorOnly()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("training.checkpoint");
        TinyData<float> data = new(20);
        Dataset train = new(data.X, data.Targets);
        FitOptions options = new()
        {
            Epochs = 6,
            Optimizer = new Adam(0.05),
            Metrics = [EpochMetric.MeanAbsoluteError],
            EarlyStopping = new EarlyStopping(patience: 6) { Monitor = EpochMetric.MeanAbsoluteError },
        };
        TinyNetwork<float> whole = new();
        History expected = whole.Fit(train, options);
        new TinyNetwork<float>().Fit(train, options with { Epochs = 3, Checkpoint = new Checkpoint(path) });
        TinyNetwork<float> resumed = new();
        History history = resumed.Fit(train, options with { ResumeFrom = path });
        Assert.Equal(expected.Epochs.Select(Mean), history.Epochs.Select(Mean));
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        Assert.Equal(whole.Parameters.Span.ToArray(), resumed.Parameters.Span.ToArray());
        var error = Assert.Throws<InvalidDataException>(() =>
            new TinyNetwork<float>().Fit(train, options with { ResumeFrom = path, EarlyStopping = new EarlyStopping(patience: 6) })
        );
        Assert.Contains("chosen by loss", error.Message, StringComparison.Ordinal);

        static double Mean(EpochRecord record) => record.Metrics!["mean_absolute_error"];
    }

    [Fact]
    public void MetricsAreDrawnAndWritten()
    {
        TinyData<float> data = new(20);
        using StringWriter lines = new();
        History history = new TinyNetwork<float>().Fit(
            new Dataset(data.X, data.Targets),
            new FitOptions
            {
                Epochs = 2,
                ValidationSplit = 0.5,
                Metrics = [EpochMetric.MeanAbsoluteError],
                Progress = TrainingProgress.To(lines),
            }
        );
        string[] csv = LearningCurve.ToCsv(history).Split('\n');
        Assert.Equal(
            "epoch,loss,accuracy,validation_loss,validation_accuracy,mean_absolute_error,validation_mean_absolute_error",
            csv[0].TrimEnd()
        );
        EpochRecord last = history.Epochs[^1];
        string[] fields = csv[2].TrimEnd().Split(',');
        Assert.Equal(last.Metrics!["mean_absolute_error"], double.Parse(fields[5], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            last.ValidationMetrics!["mean_absolute_error"],
            double.Parse(fields[6], System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Contains(">mean_absolute_error<", LearningCurve.Draw(history), StringComparison.Ordinal);
        Assert.Matches(" - loss: [0-9.]+ - mean_absolute_error: [0-9.]+ - val_loss: [0-9.]+ - val_mean_absolute_error: ", lines.ToString());
    }
}
