using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.ImageSizes;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>If several elements of a window are the largest or smallest, the first one, row by row, receives the gradient.</summary>
public sealed class ExtremumTests
{
    private const int Rows = 7;

    /// <summary>The images contain only two values, so that every window has several equal elements.</summary>
    [Fact]
    public void TheFirstOfSeveralGetsTheGradient()
    {
        CheckGradient<float>(new OnlyMaximum());
        CheckGradient<double>(new OnlyMinimum());
    }

    /// <summary>The result of a window with a NaN is NaN, so that a damaged image does not remain unnoticed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7 * 6 * 9 * 3 / 2)]
    [InlineData((7 * 6 * 9 * 3) - 1)]
    public void OneValueThatIsNoNumberShows(int at)
    {
        Assert.Contains(Predict<float>(new OnlyMaximum(), at), float.IsNaN);
        Assert.Contains(Predict<double>(new OnlyMinimum(), at), double.IsNaN);
    }

    /// <summary>Padding is not compared: it is neither zero nor infinite, even if all pixels are below or above zero.</summary>
    [Fact]
    public void WhatLiesBeyondTheBorderDoesNotCount()
    {
        float[] x = [.. Enumerable.Range(0, OnlyMaximum.InputLength).Select(i => -1 - (i % 13f))];
        float[] y = new float[OnlyMaximum.OutputLength];
        new OnlyMaximum().Predict(x, y);
        Assert.All(y, value => Assert.InRange(value, -13, -1));

        double[] positive = [.. x.Select(value => -(double)value)];
        double[] smallest = new double[OnlyMinimum.OutputLength];
        new OnlyMinimum().Predict(positive, smallest);
        Assert.All(smallest, value => Assert.InRange(value, 1, 13));
    }

    private static void CheckGradient<T>(ILearnTargets<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        System.Random random = new(1);
        T[] x = [.. Enumerable.Range(0, Rows * description.InputLength).Select(_ => T.CreateTruncating(random.Next(2)))];
        T[] targets = [.. Enumerable.Range(0, Rows * description.OutputLength).Select(_ => T.CreateTruncating(random.Next(-4, 5)))];
        ReferenceImages reference = new(network.GetType(), [], training: false);
        reference.Run(SizedImages.Widen<T>(x), SizedImages.Widen<T>(targets), Rows);

        Gradients<T> into = new();
        network.Gradient(x, targets, into);
        double[] actual = SizedImages.Widen(into.Input);
        for (int i = 0; i < actual.Length; i++)
        {
            // The result is a sum of at most four values error / n; each quotient and each sum rounds once.
            double rounding = 8 * (typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53));
            Assert.Equal(reference.InputGradient[i], actual[i], rounding * 4 * 10 / (Rows * description.OutputLength));
        }
    }

    private static T[] Predict<T>(INetwork<T> network, int at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        T[] x = new RandomRows<T>(description, 3, seed: 1).X;
        x[at] = T.NaN;
        T[] y = new T[3 * description.OutputLength];
        network.Predict(x, y);
        return y;
    }
}
