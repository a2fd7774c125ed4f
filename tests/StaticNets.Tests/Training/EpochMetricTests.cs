namespace StaticNets.Tests;

/// <summary>Metrics of each epoch, against the same metrics of predictions that the test computes from copies of the network.</summary>
public sealed partial class EpochMetricTests
{
    private static readonly FitOptions _options = new()
    {
        Epochs = 8,
        BatchSize = 5,
        Optimizer = new Sgd(0.3),
        Parallelism = 1,
    };

    [Fact]
    public void OfARegressionAreMeasuredOnBothDatasets()
    {
        TinyData<double> data = new(30);
        TinyData<double> other = new(11, seed: 2);
        TinyNetwork<double> network = new();
        List<(double[] Train, double[] Validation)> predicted = [];
        History history = network.Fit(
            new Dataset(data.X, data.Targets),
            _options with
            {
                Optimizer = new Sgd(0.05),
                Validation = new Dataset(other.X, other.Targets),
                Metrics =
                [
                    EpochMetric.MeanAbsoluteError,
                    EpochMetric.MeanSquaredError,
                    EpochMetric.RootMeanSquaredError,
                    new EpochMetric("worst", (y, targets) => Worst(y.ToArray(), targets.ToArray())),
                ],
                Progress = _ => predicted.Add((Predict(network, data.X), Predict(network, other.X))),
            }
        );
        Assert.Equal(8, history.Epochs.Count);
        for (int epoch = 0; epoch < 8; epoch++)
        {
            Check(history.Epochs[epoch].Metrics!, predicted[epoch].Train, data.Targets);
            Check(history.Epochs[epoch].ValidationMetrics!, predicted[epoch].Validation, other.Targets);
            Assert.Equal(
                history.Epochs[epoch].ValidationLoss!.Value,
                history.Epochs[epoch].ValidationMetrics!["mean_squared_error"],
                1e-12
            );
        }

        static void Check(IReadOnlyDictionary<string, double> metrics, double[] y, double[] targets)
        {
            // Both sum the same numbers, in another order.
            Assert.Equal(["mean_absolute_error", "mean_squared_error", "root_mean_squared_error", "worst"], metrics.Keys);
            double squared = y.Zip(targets, (a, b) => (a - b) * (a - b)).Average();
            Assert.Equal(y.Zip(targets, (a, b) => Math.Abs(a - b)).Average(), metrics["mean_absolute_error"], 1e-13);
            Assert.Equal(squared, metrics["mean_squared_error"], 1e-13);
            Assert.Equal(Math.Sqrt(squared), metrics["root_mean_squared_error"], 1e-13);
            Assert.Equal(Worst(y, targets), metrics["worst"]);
        }
    }

    /// <summary>The outputs are scores of two classes, of which the larger one decides.</summary>
    [Fact]
    public void OfClassesAreMeansOverTheClasses()
    {
        TinyData<float> data = new(40);
        TinyNetwork<float> network = new(sparse: true, largeMicroBatches: true);
        List<float[]> predicted = [];
        History history = network.Fit(
            new Dataset(data.X, data.Classes),
            _options with
            {
                Metrics =
                [
                    EpochMetric.RocAuc,
                    EpochMetric.Precision,
                    EpochMetric.Recall,
                    EpochMetric.F1,
                    EpochMetric.PrecisionOf(1),
                    EpochMetric.RecallOf(0),
                    EpochMetric.F1Of(1),
                    EpochMetric.TopKAccuracy(1),
                    EpochMetric.Accuracy,
                ],
                Progress = _ => predicted.Add(Predict(network, data.X)),
            }
        );
        for (int epoch = 0; epoch < 8; epoch++)
        {
            IReadOnlyDictionary<string, double> metrics = history.Epochs[epoch].Metrics!;
            var matrix = ConfusionMatrix.FromPredictions(data.Classes, predicted[epoch], 2);
            Assert.Equal(8, metrics.Count);
            Assert.Equal(matrix.MacroPrecision, metrics["precision"]);
            Assert.Equal(matrix.MacroRecall, metrics["recall"]);
            Assert.Equal(matrix.MacroF1, metrics["f1"]);
            Assert.Equal(matrix.Precision(1), metrics["precision_of_1"]);
            Assert.Equal(matrix.Recall(0), metrics["recall_of_0"]);
            Assert.Equal(matrix.F1(1), metrics["f1_of_1"]);
            Assert.Equal(matrix.Accuracy, metrics["top_1_accuracy"]);
            Assert.Equal(Metric.RocAuc(predicted[epoch], data.Classes, 2), metrics["roc_auc"]);
            Assert.Null(history.Epochs[epoch].ValidationMetrics);
        }
    }

    [Fact]
    public void OfASigmoidDecideAtOneHalf()
    {
        ClassificationRows<float> rows = Make.Moons(60, noise: 0.3, seed: 2);
        MoonNet network = new(seed: 1);
        float[] y = [];
        History history = network.Fit(
            rows.ToBinaryDataset(),
            _options with
            {
                Metrics = [EpochMetric.RocAuc, EpochMetric.Precision, EpochMetric.Recall, EpochMetric.F1, EpochMetric.RecallOf(0)],
                Progress = _ => network.Predict(rows.X, y = new float[60]),
            }
        );
        IReadOnlyDictionary<string, double> metrics = history.Epochs[^1].Metrics!;
        Assert.Equal(Metric.RocAuc(y, rows.Targets), metrics["roc_auc"]);
        Assert.Equal(Metric.Precision(y, rows.Targets), metrics["precision"]);
        Assert.Equal(Metric.Recall(y, rows.Targets), metrics["recall"]);
        Assert.Equal(Metric.F1(y, rows.Targets), metrics["f1"]);
        int negatives = rows.Classes.Count(c => c == 0);
        Assert.Equal(y.Zip(rows.Classes).Count(pair => pair.Second == 0 && pair.First <= 0.5f) / (double)negatives, metrics["recall_of_0"]);
    }

    /// <summary>Hinge loss has targets −1 and 1, and decides at 0.</summary>
    [Fact]
    public void OfScoresDecideAtZero()
    {
        ClassificationRows<float> rows = Make.Moons(60, noise: 0.3, seed: 2);
        float[] signs = Array.ConvertAll(rows.Targets, target => (2 * target) - 1);
        HingeNet network = new(seed: 1);
        float[] y = [];
        History history = network.Fit(
            new Dataset(rows.X, signs),
            _options with
            {
                Metrics = [EpochMetric.RocAuc, EpochMetric.F1],
                Progress = _ => network.Predict(rows.X, y = new float[60]),
            }
        );
        Assert.Equal(Metric.F1(y, signs, threshold: 0), history.Epochs[^1].Metrics!["f1"]);
        Assert.Equal(Metric.RocAuc(y, signs), history.Epochs[^1].Metrics!["roc_auc"]);
    }

    [Fact]
    public void OfLabelsAreMeansOverTheLabels()
    {
        float[] x = Random(40 * 3, seed: 1);
        float[] targets = Array.ConvertAll(Random(40 * 2, seed: 2), value => value > 0 ? 1f : 0f);
        LabelNet network = new(seed: 1);
        float[] y = [];
        History history = network.Fit(
            new Dataset(x, targets),
            _options with
            {
                Metrics = [EpochMetric.F1, EpochMetric.RocAuc],
                Progress = _ => network.Predict(x, y = new float[80]),
            }
        );
        float[][] own =
        [
            [.. y.Where((_, i) => i % 2 == 0)],
            [.. y.Where((_, i) => i % 2 == 1)],
        ];
        float[][] wanted =
        [
            [.. targets.Where((_, i) => i % 2 == 0)],
            [.. targets.Where((_, i) => i % 2 == 1)],
        ];
        double f1 = (Metric.F1(own[0], wanted[0]) + Metric.F1(own[1], wanted[1])) / 2;
        double area = (Metric.RocAuc(own[0], wanted[0]) + Metric.RocAuc(own[1], wanted[1])) / 2;
        Assert.Equal(f1, history.Epochs[^1].Metrics!["f1"], 1e-15);
        Assert.Equal(area, history.Epochs[^1].Metrics!["roc_auc"], 1e-15);
    }

    /// <summary>Steps after the end of a row do not count.</summary>
    [Fact]
    public void OfPaddedRowsEndWithTheRows()
    {
        const int Steps = 5;
        int[] lengths = [5, 1, 3, 4];
        float[] x = Random(4 * Steps * 2, seed: 3);
        float[] targets = Random(4 * Steps, seed: 4);
        StepNet network = new(seed: 1);
        List<float> y = [];
        History history = network.Fit(
            new Dataset(x, targets) { Steps = Steps, Lengths = lengths },
            _options with
            {
                Metrics = [EpochMetric.MeanAbsoluteError],
                Progress = _ =>
                {
                    y.Clear();
                    for (int row = 0; row < 4; row++)
                    {
                        float[] own = new float[lengths[row]];
                        network.Predict(x.AsSpan(row * Steps * 2, lengths[row] * 2), own, lengths[row]);
                        y.AddRange(own);
                    }
                },
            }
        );
        float[] counted = [.. lengths.SelectMany((length, row) => targets.Skip(row * Steps).Take(length))];
        Assert.Equal(Metric.MeanAbsoluteError(y.ToArray(), counted), history.Epochs[^1].Metrics!["mean_absolute_error"], 1e-12);
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeTheTraining()
    {
        TinyData<float> data = new(10);
        Dataset regression = new(data.X, data.Targets);
        Says(regression, sparse: false, [EpochMetric.F1], "'f1' measures decisions, but TinyRegression makes none");
        Says(regression, sparse: false, [EpochMetric.Accuracy], "'accuracy' measures decisions");
        Says(regression, sparse: false, [EpochMetric.MeanAbsoluteError, EpochMetric.MeanAbsoluteError], "Two metrics have the name");
        Says(new Dataset(data.X, new int[10]), sparse: true, [EpochMetric.RocAuc], "class 0 with the others");
        Says(new Dataset(data.X, data.Classes), sparse: true, [EpochMetric.TopKAccuracy(3)], "k must be 1 to 2");
        Says(new Dataset(data.X, data.Classes), sparse: true, [EpochMetric.PrecisionOf(2)], "class must be 0 to 1");
        Assert.Throws<ArgumentException>(() => new EpochMetric(" ", Metric.MeanAbsoluteError));
        Assert.Throws<ArgumentOutOfRangeException>("c", () => EpochMetric.F1Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => EpochMetric.TopKAccuracy(0));

        static void Says(Dataset train, bool sparse, EpochMetric[] metrics, string part)
        {
            TinyNetwork<float> network = new(sparse);
            float[] before = network.Parameters.Span.ToArray();
            var error = Assert.ThrowsAny<ArgumentException>(() => network.Fit(train, _options with { Metrics = metrics }));
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.Span.ToArray());
        }
    }

    private static float[] Random(int count, int seed)
    {
        NormalSampler normal = new(new Xoshiro256StarStar(seed));
        return [.. Enumerable.Range(0, count).Select(_ => (float)normal.Next())];
    }

    private static double Worst(double[] y, double[] targets) => y.Zip(targets, (a, b) => Math.Abs(a - b)).Max();

    private static T[] Predict<T>(TinyNetwork<T> network, T[] x)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length / 3 * 2];
        network.Predict(x, y);
        return y;
    }

    [Network(Loss = Loss.BinaryCrossEntropy)]
    [Input(2)]
    [Dense(4, Activation = Activation.Tanh)]
    [Dense(1, Activation = Activation.Sigmoid)]
    private sealed partial class MoonNet;

    [Network(Loss = Loss.Hinge)]
    [Input(2)]
    [Dense(1)]
    private sealed partial class HingeNet;

    [Network(Loss = Loss.BinaryCrossEntropy)]
    [Input(3)]
    [Dense(2, Activation = Activation.Sigmoid)]
    private sealed partial class LabelNet;

    [Network(Loss = Loss.MeanSquaredError)]
    [Input(Steps.Any, 2)]
    [SimpleRnn(3, ReturnSequences = true)]
    [Dense(1, PerStep = true)]
    private sealed partial class StepNet;
}
