using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>Checks networks that pass their input on unchanged outside training.</summary>
internal static class Identity
{
    /// <summary>
    /// Asserts that the prediction has the bits of the input, and that the gradient of the input is the gradient of the output.
    /// </summary>
    /// <param name="network">A network whose loss is the mean squared error.</param>
    public static void Check(ILearnTargets<double> network)
    {
        const int Rows = 3;
        int length = NetworkInside.Description(network.GetType()).InputLength;
        double[] x = [.. Enumerable.Range(0, Rows * length).Select(i => (0.25 * i) - 1)];
        double[] y = new double[x.Length];
        network.Predict(x, y);
        Assert.Equal(x, y);

        // For the target t, the gradient of the mean squared error with respect to one of n outputs y is 2 (y − t) / n. Targets y − f·n/2
        // set this gradient to f, an element of `factors`. The quotient 2 / n and the product are rounded.
        double[] factors = [.. x.Select((_, i) => (i % 5) - 2.0)];
        double[] targets = [.. x.Zip(factors, (value, factor) => value - (factor * x.Length / 2))];
        Gradients<double> gradients = new();
        network.Gradient(x, targets, gradients);
        Assert.All(factors.Zip(gradients.Input.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 4 * Math.Pow(2, -53) * 2));
    }
}
