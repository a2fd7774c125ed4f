using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.ImageSizes;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Of several largest or smallest elements of a window the first one, row by row, is answered for.</summary>
public sealed class ExtremumTests
{
    private const int Rows = 7;

    /// <summary>Images of two values: every window has several of each.</summary>
    [Fact]
    public void TheFirstOfSeveralGetsTheGradient()
    {
        CheckGradient<float>(new OnlyMaximum());
        CheckGradient<double>(new OnlyMinimum());
    }

    /// <summary>A window of nothing but NaN, or with one NaN in it, is not a number: a bad image does not go by unseen.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7 * 6 * 9 * 3 / 2)]
    [InlineData((7 * 6 * 9 * 3) - 1)]
    public void OneValueThatIsNoNumberShows(int at)
    {
        Assert.Contains(Predict<float>(new OnlyMaximum(), at), float.IsNaN);
        Assert.Contains(Predict<double>(new OnlyMinimum(), at), double.IsNaN);
    }

    /// <summary>The padding of a window is not there: neither zero nor an infinity shows where all pixels are larger, or smaller, than zero.</summary>
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
            // A sum of at most four errors / n: each rounds once, and so does each sum.
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
