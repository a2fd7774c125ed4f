using System.Text.Json;
using CsCheck;

namespace StaticNets.Tests.Measuring;

/// <summary>Precision, recall, F1 and ROC AUC against scikit-learn and against their definitions.</summary>
public sealed class BinaryMetricTests
{
    // Quotients of integers, which are rounded once or twice.
    private const double Tolerance = 1e-15;

    private static readonly Gen<(int Score, bool IsPositive)[]> _rows = Gen.Select(Gen.Int[0, 9], Gen.Bool)
        .Array[2, 60]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    [Fact]
    public void ScoresAreScikits()
    {
        JsonElement expected = ScikitFigures.Binary;
        double[] predicted = expected.Numbers("predicted");
        double[] targets = expected.Numbers("targets");
        Assert.Equal(expected.Number("precision"), Metric.Precision(predicted, targets), Tolerance);
        Assert.Equal(expected.Number("recall"), Metric.Recall(predicted, targets), Tolerance);
        Assert.Equal(expected.Number("f1"), Metric.F1(predicted, targets), Tolerance);
        Assert.Equal(expected.Number("precision"), Metric.Precision(predicted.Single(), targets.Single()), Tolerance);
        Assert.Equal(expected.Number("recall"), Metric.Recall(predicted.Single(), targets.Single()), Tolerance);
        Assert.Equal(expected.Number("f1"), Metric.F1(predicted.Single(), targets.Single()), Tolerance);
    }

    /// <summary>
    /// A threshold for scores says nothing about targets: at 2, one of two positive rows is found, and one of two negative ones.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void TheThresholdIsThatOfPredictions(double negative)
    {
        double[] predicted = [3, 1, -1, 2.5];
        double[] targets = [1, 1, negative, negative];
        Assert.Equal(0.5, Metric.Precision(predicted, targets, threshold: 2));
        Assert.Equal(0.5, Metric.Recall(predicted, targets, threshold: 2));
        Assert.Equal(0.5, Metric.F1(predicted, targets, threshold: 2));
    }

    /// <summary>scikit-learn adds up to 60 trapezoids, whose errors of rounding are below 60 · 1.1e-16.</summary>
    [Fact]
    public void AreasAreScikits()
    {
        JsonElement expected = ScikitFigures.Binary;
        double[] predicted = expected.Numbers("predicted");
        double[] targets = expected.Numbers("targets");
        Assert.Equal(expected.Number("roc_auc"), Metric.RocAuc(predicted, targets), 1e-14);
        Assert.Equal(expected.Number("roc_auc"), Metric.RocAuc(predicted.Single(), targets.Single()), 1e-14);
        double[] confidences = ScikitFigures.Confidences.Numbers("values");
        int[] classes = ScikitFigures.Scores.Indices("classes");
        Assert.Equal(ScikitFigures.Confidences.Number("roc_auc"), Metric.RocAuc(confidences, classes, 5), 1e-14);
    }

    /// <summary>The definition, over all pairs of a positive and a negative row; sums of halves are exact.</summary>
    [Fact]
    public void TheAreaIsTheShareOfPairsInOrder() =>
        _rows.Sample(
            rows =>
            {
                double won = 0;
                int pairs = 0;
                foreach ((int positive, _) in rows.Where(row => row.IsPositive))
                {
                    foreach ((int negative, _) in rows.Where(row => !row.IsPositive))
                    {
                        won +=
                            positive > negative ? 1
                            : positive == negative ? 0.5
                            : 0;
                        pairs++;
                    }
                }

                double[] scores = [.. rows.Select(row => row.Score - 4.0)];
                double[] zeros = [.. rows.Select(row => row.IsPositive ? 1.0 : 0)];
                double[] signs = [.. rows.Select(row => row.IsPositive ? 1.0 : -1)];
                int[] classes = [.. rows.Select(row => row.IsPositive ? 1 : 0)];
                double[] pairsOfScores = [.. scores.SelectMany(score => new[] { -score, score })];
                Assert.Equal(won / pairs, Metric.RocAuc(scores, zeros), Tolerance);
                Assert.Equal(won / pairs, Metric.RocAuc(scores, signs), Tolerance);
                Assert.Equal(won / pairs, Metric.RocAuc(pairsOfScores, classes, 2), Tolerance);
            },
            iter: 1000
        );

    [Fact]
    public void SmallCasesByHand()
    {
        // Two of three predictions are right; two of four positives are found.
        double[] predicted = [0.9, 0.8, 0.7, 0.4, 0.3, 0.5];
        double[] targets = [1, 0, 1, 1, 0, 1];
        Assert.Equal(2.0 / 3, Metric.Precision(predicted, targets));
        Assert.Equal(0.5, Metric.Recall(predicted, targets));
        Assert.Equal(4.0 / 7, Metric.F1(predicted, targets));

        // Of the pairs of 0.9, 0.7, 0.4, 0.5 with 0.8 and 0.3, those with 0.8 are won once, those with 0.3 always.
        Assert.Equal(5.0 / 8, Metric.RocAuc(predicted, targets));
        Assert.Equal(1, Metric.Recall([1f, 0.2f], [1f, 1f], threshold: 0.1));
        Assert.Equal(0.5, Metric.Precision([2.0, 2.0, -1.0], [-1.0, 1.0, 1.0], threshold: 0));
        Assert.Equal((0, 0, 0), (Metric.Precision([0.1], [1.0]), Metric.Recall([0.9], [0.0]), Metric.F1([0.1], [0.0])));
    }

    [Fact]
    public void RefuseWhatDoesNotFit()
    {
        Says(() => Metric.Precision([1.0, 2.0], [1.0]), "2 predictions");
        Says(() => Metric.Recall([double.NaN], [1.0]), "NaN");
        Says(() => Metric.F1([1.0], [1.0], double.NaN), "threshold must be finite");
        Says(() => Metric.RocAuc([1.0, 2.0], [1.0]), "2 predictions");
        Says(() => Metric.RocAuc([0.5, double.NaN], [0.0, 1.0]), "Value 1 of the predictions is NaN");
        Says(() => Metric.RocAuc([0.5f, 0.6f], [1f, 1f]), "all targets are of one kind");
        Says(() => Metric.RocAuc([0.5f, 0.6f], [0f, -1f]), "all targets are of one kind");
        Says(() => Metric.RocAuc(new double[6], [0, 1], 3), "class 2 with the others");
        Says(() => Metric.RocAuc(new double[5], [0, 1], 3), "6 scores");
    }

    private static void Says(Func<object> use, string part) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(use).Message, StringComparison.Ordinal);
}
