using Courses.Digits;
using Courses.Multi;

namespace StaticNets.Courses.Tests;

/// <summary>The metrics of two outputs from two inputs, compared with predictions.</summary>
public sealed class MultiTests
{
    private static readonly DigitRows _images = DigitRows.Read();
    private static readonly DigitPairs _test = DigitPairs.Draw(_images, count: 500, seed: -1);
    private static readonly MultiTraining _training = MultiTraining.Of(_images, _test, seed: 1);

    [Fact]
    public void MetricsAreThoseOfThePredictions()
    {
        float[] sums = new float[_test.Count];
        float[] larger = new float[_test.Count];
        _training.Network.Predict(_test.Left.Pixels, _test.Right.Pixels, sums, larger);
        double squares = sums.Zip(_test.Sum, (y, sum) => ((double)y - sum) * ((double)y - sum)).Average();
        double right = larger.Zip(_test.LeftIsLarger, (y, target) => y > 0.5f == (target == 1) ? 1.0 : 0).Average();

        // Squares in single precision are rounded to 1e-7 of their size each.
        Assert.Equal(Math.Sqrt(squares), MultiTraining.SumError(_training.Both), 1e-5);
        Assert.Equal(right, MultiTraining.LargerAccuracy(_training.Both), 1e-12);
    }

    /// <summary>
    /// No estimate from one image has a smaller error than the deviation of the other digit, and the pairs drawn here have it within a
    /// tenth: the square of a uniform digit's deviation, 8.25, is averaged over 500 pairs, with a deviation of 8.25 · √(0.8/500) = 0.33.
    /// </summary>
    [Fact]
    public void OneImageIsNotEnough()
    {
        double deviation = Math.Sqrt(99.0 / 12);
        Assert.All(
            new[] { MultiTraining.SumError(_training.Left), MultiTraining.SumError(_training.Right) },
            error => Assert.True(error > 0.9 * deviation)
        );
        Assert.True(MultiTraining.SumError(_training.Both) < 0.6 * deviation);
    }
}
