using System.Text.Json;

namespace StaticNets.Tests.Measuring;

/// <summary>Compares metrics with scikit-learn and with small cases computed by hand.</summary>
public sealed class MetricTests
{
    // The sum of sixty values in double has a relative error of at most 60 · 1.1e-16, which cancellation enlarges at most tenfold.
    private const double Tolerance = 1e-13;

    // A prediction and a target below 4 are each rounded to float with an error of at most 4 · 6e-8, so their difference has an error of at
    // most 5e-7. For differences below 2, the error of the square is at most four times as large.
    private const double SingleTolerance = 2e-6;

    [Fact]
    public void ErrorsAreScikits()
    {
        JsonElement expected = ScikitFigures.Regression;
        double[] predicted = expected.Numbers("predicted");
        double[] targets = expected.Numbers("targets");
        Assert.Equal(expected.Number("mean_absolute_error"), Metric.MeanAbsoluteError(predicted, targets), Tolerance);
        Assert.Equal(expected.Number("mean_squared_error"), Metric.MeanSquaredError(predicted, targets), Tolerance);
        Assert.Equal(expected.Number("mean_bias_error"), Metric.MeanBiasError(predicted, targets), Tolerance);
        float[] predictedSingle = predicted.Single();
        float[] targetsSingle = targets.Single();
        Assert.Equal(expected.Number("mean_absolute_error"), Metric.MeanAbsoluteError(predictedSingle, targetsSingle), SingleTolerance);
        Assert.Equal(expected.Number("mean_squared_error"), Metric.MeanSquaredError(predictedSingle, targetsSingle), SingleTolerance);
        Assert.Equal(expected.Number("mean_bias_error"), Metric.MeanBiasError(predictedSingle, targetsSingle), SingleTolerance);
    }

    /// <summary>The values are small integers, so all results are exact.</summary>
    [Fact]
    public void BiasIsPositiveWherePredictionsAreTooLarge()
    {
        Assert.Equal(2, Metric.MeanBiasError([3.0, 5.0], [1.0, 3.0]));
        Assert.Equal(-2, Metric.MeanBiasError([1f, 3f], [3f, 5f]));
        Assert.Equal(0, Metric.MeanBiasError([0.0, 4.0], [2.0, 2.0]));
        Assert.Equal((2, 4), (Metric.MeanAbsoluteError([0.0, 4.0], [2.0, 2.0]), Metric.MeanSquaredError([0.0, 4.0], [2.0, 2.0])));
    }

    [Fact]
    public void AccuraciesAreScikits()
    {
        JsonElement expected = ScikitFigures.Scores;
        double[] scores = expected.Numbers("values");
        int[] classes = expected.Indices("classes");
        double[] top = expected.Numbers("top");
        Assert.Equal(top[0], Metric.Accuracy(scores, classes, 5));
        Assert.Equal(top[0], Metric.Accuracy(scores.Single(), classes, 5));
        for (int k = 1; k <= top.Length; k++)
        {
            Assert.Equal(top[k - 1], Metric.TopKAccuracy(scores, classes, 5, k));
            Assert.Equal(top[k - 1], Metric.TopKAccuracy(scores.Single(), classes, 5, k));
        }

        Assert.Equal(1, Metric.TopKAccuracy(scores, classes, 5, 5));
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 0, 0, 1)]
    public void OfEqualScoresTheFirstCountAsLarger(int wanted, double first, double second, double third)
    {
        double[] scores = [1, 1, 1];
        double[] found = [.. Enumerable.Range(1, 3).Select(k => Metric.TopKAccuracy(scores, [wanted], 3, k))];
        Assert.Equal([first, second, third], found);
        Assert.Equal(first, ConfusionMatrix.FromPredictions([wanted], scores, 3).Accuracy);
    }

    [Fact]
    public void BinaryAccuracyTakesTheThresholdForBothSides()
    {
        // The first prediction, 0.5, is not above the threshold 0.5, so it counts as negative.
        Assert.Equal(0.75, Metric.BinaryAccuracy([0.5, 0.6, 0.4, 0.9], [0.0, 1.0, 0.0, 0.0]));
        Assert.Equal(1, Metric.BinaryAccuracy([2.0], [0.3], threshold: 0));
        Assert.Equal(0.5, Metric.BinaryAccuracy([-3f, 0.2f, 0.4f, -0.1f], [-1f, 1f, -1f, 1f], threshold: 0));
    }

    [Fact]
    public void RefuseWhatDoesNotFit()
    {
        Says<ArgumentException>(() => Metric.MeanAbsoluteError([1.0, 2.0], [1.0]), "2 predictions", "there are 1");
        Says<ArgumentException>(() => Metric.MeanSquaredError(new float[2], new float[3]), "2 predictions", "there are 3");
        Says<ArgumentException>(() => Metric.MeanBiasError(Array.Empty<double>(), []), "no predictions");
        Says<ArgumentException>(() => Metric.Accuracy(new float[5], [0, 1], 3), "6 scores", "there are 5");
        Says<ArgumentException>(() => Metric.Accuracy(Array.Empty<float>(), [], 3), "no rows");
        Says<ArgumentException>(() => Metric.Accuracy(new double[4], [0, 2], 2), "Row 1 has class index 2", "0 to 1");
        Says<ArgumentException>(() => Metric.TopKAccuracy([0, 1, 0, double.NaN], [0, 0], 2, 1), "Score 1 of row 1 is NaN");
        Says<ArgumentOutOfRangeException>(() => Metric.TopKAccuracy(new double[4], [0, 1], 2, 3), "k must be 1 to 2", "but is 3");
        Says<ArgumentOutOfRangeException>(() => Metric.TopKAccuracy(new double[4], [0, 1], 2, 0), "but is 0");
        Says<ArgumentException>(() => Metric.BinaryAccuracy([0, double.NaN], [0, 1.0]), "Value 1 of the predictions is NaN");
        Says<ArgumentException>(() => Metric.BinaryAccuracy([0.0], [double.NaN]), "Value 0 of the targets is NaN");
        Says<ArgumentOutOfRangeException>(() => Metric.BinaryAccuracy([0.0], [0.0], double.NaN), "threshold must be finite");
    }

    private static void Says<TError>(Func<object> use, params string[] parts)
        where TError : ArgumentException
    {
        var error = Assert.Throws<TError>(use);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
