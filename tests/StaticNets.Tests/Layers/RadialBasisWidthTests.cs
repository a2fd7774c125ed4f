using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[RadialBasis(5)]
public sealed partial class SmallRadialSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2)]
[RadialBasis(3, Normalized = true)]
public sealed partial class SmallSharesDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9)]
[RadialBasis(17, Normalized = true)]
public sealed partial class SharesSingle : ILearnTargets<float>;

/// <summary>So large that nothing is unrolled.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(37)]
[RadialBasis(70)]
public sealed partial class LargeRadialSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(37)]
[RadialBasis(70)]
public sealed partial class LargeRadialDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(37)]
[RadialBasis(70, Normalized = true)]
public sealed partial class LargeSharesDouble : ILearnTargets<double>;

/// <summary>Compares the layer alone, in networks of all sizes, with the formulas computed by plain loops.</summary>
public sealed class RadialBasisWidthTests
{
    [Theory]
    [InlineData(typeof(SmallRadialSingle), false)]
    [InlineData(typeof(LargeRadialSingle), false)]
    [InlineData(typeof(SharesSingle), true)]
    public void AgreesWithPlainLoopsInSinglePrecision(Type network, bool normalized) =>
        WidthCheck<float>.Run(
            network,
            (description, x, t, weights) => Compute(description, x, t, weights, normalized),
            (description, rows) => Tolerance(description, rows, Math.Pow(2, -24))
        );

    [Theory]
    [InlineData(typeof(SmallSharesDouble), true)]
    [InlineData(typeof(LargeRadialDouble), false)]
    [InlineData(typeof(LargeSharesDouble), true)]
    public void AgreesWithPlainLoopsInDoublePrecision(Type network, bool normalized) =>
        WidthCheck<double>.Run(
            network,
            (description, x, t, weights) => Compute(description, x, t, weights, normalized),
            (description, rows) => Tolerance(description, rows, Math.Pow(2, -53))
        );

    /// <summary>
    /// A squared distance sums K positive terms and has a relative error of K + 3 roundings. The exponential makes a relative error of its
    /// absolute error, which is larger by the exponent: with inputs from N(0, 1), centres and γ below 1, at most 2K for the outputs that
    /// count. Gradients sum over rows and units, and terms of both signs cancel by less than a factor of ten.
    /// </summary>
    private static double Tolerance(NetworkDescription network, int rows, double unitRoundoff)
    {
        double terms = network.InputLength + 3;
        return 10 * ((2 * network.InputLength * terms) + network.OutputLength + rows + 8) * unitRoundoff;
    }

    private static PlainResult Compute(NetworkDescription network, double[] x, double[] targets, double[][] weights, bool normalized)
    {
        (int inputs, int units) = (network.InputLength, network.OutputLength);
        (double[] centers, double[] gamma) = (weights[0], weights[1]);
        int rows = x.Length / inputs;
        double[] y = new double[rows * units];
        double[] dCenters = new double[centers.Length];
        double[] dGamma = new double[units];
        double[] dx = new double[x.Length];
        for (int row = 0; row < rows; row++)
        {
            double[] distances = new double[units];
            for (int j = 0; j < units; j++)
            {
                for (int k = 0; k < inputs; k++)
                {
                    double difference = x[(row * inputs) + k] - centers[(k * units) + j];
                    distances[j] += difference * difference;
                }
            }

            double[] phi = [.. distances.Select((distance, j) => Math.Exp(-gamma[j] * distance))];
            double sum = normalized ? phi.Sum() : 1;
            double[] outputs = [.. phi.Select(value => value / sum)];
            outputs.CopyTo(y, row * units);
            double[] dy = [.. outputs.Select((value, j) => 2 * (value - targets[(row * units) + j]) / y.Length)];
            double mean = normalized ? dy.Zip(outputs, (slope, value) => slope * value).Sum() : 0;
            for (int j = 0; j < units; j++)
            {
                // The derivative with respect to −γd.
                double slope = outputs[j] * (dy[j] - mean);
                dGamma[j] -= slope * distances[j];
                for (int k = 0; k < inputs; k++)
                {
                    double difference = x[(row * inputs) + k] - centers[(k * units) + j];
                    dCenters[(k * units) + j] += 2 * slope * gamma[j] * difference;
                    dx[(row * inputs) + k] -= 2 * slope * gamma[j] * difference;
                }
            }
        }

        return new PlainResult(y, [dCenters, dGamma], dx);
    }
}
