using System.Numerics;

namespace StaticNets.Tests.Measuring;

/// <summary>Compares the errors that Evaluate returns with errors computed from predictions of single rows.</summary>
public sealed class EvaluateErrorsTests
{
    [Fact]
    public void OfDoubleAreTheMeansOverSinglePredictions() => Compare<double>((x, y) => new Dataset(x, y));

    [Fact]
    public void OfSingleAreTheMeansOverSinglePredictions() => Compare<float>((x, y) => new Dataset(x, y));

    [Fact]
    public void OfClassesAreMissing()
    {
        Metrics metrics = new TinyNetwork<float>(sparse: true).Evaluate(new Dataset(new float[6], new int[2]));
        Assert.Equal((null, null, null), (metrics.MeanAbsoluteError, metrics.MeanSquaredError, metrics.MeanBiasError));
    }

    private static void Compare<T>(Func<T[], T[], Dataset> dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The rows need more than one block of predictions, and the last block is shorter.
        const int Rows = 5000;
        System.Random random = new(3);
        T[] x = [.. Enumerable.Range(0, Rows * TinyNetwork<T>.Inputs).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
        T[] y = [.. Enumerable.Range(0, Rows * TinyNetwork<T>.Outputs).Select(_ => T.CreateTruncating(random.NextDouble()))];
        TinyNetwork<T> network = new();
        double absolute = 0;
        double squared = 0;
        double bias = 0;
        T[] predicted = new T[TinyNetwork<T>.Outputs];
        for (int row = 0; row < Rows; row++)
        {
            network.Predict(x.AsSpan(row * TinyNetwork<T>.Inputs, TinyNetwork<T>.Inputs), predicted);
            for (int k = 0; k < predicted.Length; k++)
            {
                double difference = double.CreateChecked(predicted[k]) - double.CreateChecked(y[(row * predicted.Length) + k]);
                absolute += Math.Abs(difference);
                squared += difference * difference;
                bias += difference;
            }
        }

        Metrics metrics = network.Evaluate(dataset(x, y));

        // This test and Evaluate add the same terms in the same order, so the results are exactly equal.
        Assert.Equal(absolute / y.Length, metrics.MeanAbsoluteError);
        Assert.Equal(squared / y.Length, metrics.MeanSquaredError);
        Assert.Equal(bias / y.Length, metrics.MeanBiasError);

        // The loss is not exactly equal, because it computes each square in T: in float, a square has a relative error of at most 2⁻²³.
        Assert.Equal(metrics.Loss, metrics.MeanSquaredError!.Value, metrics.Loss * 1e-6);
    }
}
