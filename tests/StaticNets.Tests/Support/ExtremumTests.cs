using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Convolutions;

namespace StaticNets.Tests.Support;

/// <summary>
/// Tests max or min pooling alone: if several elements of a window are the largest or smallest, the first of them, counted row by row,
/// receives the gradient.
/// </summary>
/// <param name="sign">1 for the maximum, −1 for the minimum.</param>
public abstract class ExtremumTests<T, TNetwork>(int sign)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TNetwork : ILearnTargets<T>, new()
{
    private const int Rows = 7;

    private static readonly NetworkDescription _description = NetworkInside.Description(typeof(TNetwork));

    /// <summary>The images contain only two values, so that every window has several equal elements.</summary>
    [Fact]
    public void FirstOfSeveralGetsTheGradient()
    {
        System.Random random = new(1);
        T[] x = [.. Enumerable.Range(0, Rows * _description.InputLength).Select(_ => T.CreateTruncating(random.Next(2)))];
        T[] targets = [.. Enumerable.Range(0, Rows * _description.OutputLength).Select(_ => T.CreateTruncating(random.Next(-4, 5)))];
        ReferenceImages reference = new(typeof(TNetwork), [], training: false);
        reference.Run(SizedImages.Widen<T>(x), SizedImages.Widen<T>(targets), Rows);

        Gradients<T> into = new();
        new TNetwork().Gradient(x, targets, into);
        double[] actual = SizedImages.Widen(into.Input);
        for (int i = 0; i < actual.Length; i++)
        {
            // Each element is a sum of at most four values 2 (y − t) / n for n outputs y, with |y − t| ≤ 5; each quotient and each sum
            // rounds once.
            double rounding = 8 * (typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53));
            Assert.Equal(reference.InputGradient[i], actual[i], rounding * 4 * 10 / (Rows * _description.OutputLength));
        }
    }

    /// <summary>The result of a window with a NaN is NaN, so that a damaged image does not remain unnoticed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7 * 6 * 9 * 3 / 2)]
    [InlineData((7 * 6 * 9 * 3) - 1)]
    public void OneValueThatIsNoNumberShows(int at)
    {
        T[] x = new RandomRows<T>(_description, 3, seed: 1).X;
        x[at] = T.NaN;
        T[] y = new T[3 * _description.OutputLength];
        new TNetwork().Predict(x, y);
        Assert.Contains(y, T.IsNaN);
    }

    /// <summary>
    /// Padding is not compared with the pixels. So the results are pixels, and neither zero nor infinite, even if all pixels are below zero
    /// (maximum) or above zero (minimum).
    /// </summary>
    [Fact]
    public void PixelsBeyondTheBorderDoNotCount()
    {
        T[] x = [.. Enumerable.Range(0, _description.InputLength).Select(i => T.CreateTruncating(sign * (-1 - (i % 13))))];
        T[] y = new T[_description.OutputLength];
        new TNetwork().Predict(x, y);
        Assert.All(y, value => Assert.InRange(sign * double.CreateTruncating(value), -13, -1));
    }
}
