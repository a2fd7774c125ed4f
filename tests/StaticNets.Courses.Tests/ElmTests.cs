using Courses.Digits;
using Courses.Elm;

namespace StaticNets.Courses.Tests;

/// <summary>The extreme learning machine, its random features and its targets.</summary>
public sealed class ElmTests
{
    private readonly DigitRows _digits = DigitRows.Read();

    [Fact]
    public void TargetsAreOneForTheClassOfTheImage()
    {
        DigitRows first = _digits.Pick([0, 1, 2]);
        LinearClassifier network = new(0);
        Metrics metrics = network.Evaluate(first.OneHot);

        // The mean squared error of the outputs y: Σ (y − t)² with t = 1 for one class and 0 for nine.
        float[] y = new float[3 * DigitRows.Classes];
        network.Predict(first.Pixels, y);
        double expected = y.Select((value, i) => Math.Pow(value - (i % 10 == first.Digits[i / 10] ? 1 : 0), 2)).Average();
        Assert.Equal(expected, metrics.Loss, 1e-6 * expected);
    }

    [Fact]
    public void AccuracyCountsTheLargestOutputs()
    {
        DigitRows three = _digits.Of(digit => digit is 3).Pick([0, 1, 2, 3]);
        Assert.Equal(0.75, three.Accuracy((_, y) => Fill(y)));

        static void Fill(Span<float> y)
        {
            y.Clear();
            (y[3], y[13], y[23], y[34]) = (1, 1, 1, 1);
        }
    }

    /// <summary>The random features are frozen. A small penalty fits the training images better than a large one.</summary>
    [Fact]
    public void OnlyTheLastLayerChanges()
    {
        (DigitRows train, _) = _digits.Split();
        ExtremeLearningMachine network = new(3);
        float[] before = Kernel(network);
        network.Fit(train.OneHot, new FitOptions { Epochs = 1, Optimizer = new Sgd(0.001) });
        RidgeRegression.Fit(network, "dense_1", train.OneHot, 1e-3);
        double small = network.Evaluate(train.OneHot).Loss;
        Assert.Equal(before, Kernel(network));
        Assert.True(train.Accuracy(network.Predict) > 0.99);
        RidgeRegression.Fit(network, "dense_1", train.OneHot, 100);
        Assert.True(network.Evaluate(train.OneHot).Loss > 2 * small);
    }

    private static float[] Kernel(ExtremeLearningMachine network)
    {
        float[] kernel = new float[64 * 500];
        network.Dense.Kernel.FlattenTo(kernel);
        return kernel;
    }
}
