using Courses.Adversarial;
using Courses.Digits;

namespace StaticNets.Courses.Tests;

/// <summary>Images that are changed along the gradient of the loss with respect to their pixels.</summary>
public sealed class AdversarialTests
{
    private const float Epsilon = 0.02f;

    private static readonly DigitRows _digits = DigitRows.Read().Pick(Enumerable.Range(0, 200));

    [Fact]
    public void LossGrowsAsTheGradientSays()
    {
        DigitClassifier network = new(seed: 1);
        Gradients<float> gradients = new();
        double before = network.Gradient(_digits.Pixels, _digits.Digits, gradients);
        double expected = gradients.Input.ToArray().Sum(derivative => Math.Abs((double)derivative)) * Epsilon;
        DigitRows attacked = FastGradientSign.Attack(network, _digits, Epsilon);
        double growth = network.Evaluate(attacked.Dataset).Loss - before;

        // The second derivatives add a part that is proportional to ε: the ratio is 0.998 at ε = 0.001, 0.992 at 0.004 and 0.974 here.
        Assert.InRange(growth / expected, 0.95, 1.05);
    }

    [Fact]
    public void PixelsMoveByEpsilonAndDigitsStay()
    {
        DigitRows attacked = FastGradientSign.Attack(new DigitClassifier(seed: 1), _digits, Epsilon);
        Assert.Equal(_digits.Digits, attacked.Digits);

        // Pixels are at most 1.02, so a difference of two of them is exact to 1.2e-7.
        Assert.All(attacked.Pixels.Zip(_digits.Pixels), pair => Assert.Equal(Epsilon, MathF.Abs(pair.First - pair.Second), 2e-7f));
    }

    [Fact]
    public void RandomSignsAreHalfUpAndHalfDown()
    {
        DigitRows moved = FastGradientSign.Jitter(_digits, Epsilon, seed: 1);
        Assert.All(moved.Pixels.Zip(_digits.Pixels), pair => Assert.Equal(Epsilon, MathF.Abs(pair.First - pair.Second), 2e-7f));

        // The number of pixels that go up has a deviation of √(12 800/4) = 57. The test allows four of them.
        Assert.InRange(moved.Pixels.Zip(_digits.Pixels).Count(pair => pair.First > pair.Second), 6400 - 228, 6400 + 228);
        Assert.Equal(moved.Pixels, FastGradientSign.Jitter(_digits, Epsilon, seed: 1).Pixels);
        Assert.NotEqual(moved.Pixels, FastGradientSign.Jitter(_digits, Epsilon, seed: 2).Pixels);
    }

    /// <summary>The accuracies belong to images that the network has not seen.</summary>
    [Fact]
    public void AccuracyIsTheShareOfRightDigits()
    {
        AdversarialTraining training = AdversarialTraining.Of(_digits, seed: 1);
        DigitRows attacked = FastGradientSign.Attack(training.Network, training.Test, 0.05f);
        Assert.Equal(_digits.Split(1).Test.Pixels, training.Test.Pixels);
        Assert.Equal(Share(training, training.Test), training.Attacked(0));
        Assert.Equal(Share(training, attacked), training.Attacked(0.05));
        Assert.True(training.Attacked(0.05) < training.Jittered(0.05));
    }

    private static double Share(AdversarialTraining training, DigitRows images) =>
        training.Classify(images).Zip(images.Digits).Count(pair => pair.First == pair.Second) / (double)images.Count;
}
