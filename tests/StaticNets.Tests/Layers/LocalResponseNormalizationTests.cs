using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 3, 5)]
[LocalResponseNormalization(3, Alpha = 0.5, K = 2)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[LocalResponseNormalization(4, Alpha = 3, Beta = 1.5, K = 0.7)]
[Conv2D(4, 2, Padding = Padding.Same)]
[LocalResponseNormalization(9, Alpha = 5)]
public sealed partial class LocallyNormalizedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 5)]
[LocalResponseNormalization(3, Alpha = 0.5, K = 2)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[LocalResponseNormalization(4, Alpha = 3, Beta = 1.5, K = 0.7)]
[Conv2D(4, 2, Padding = Padding.Same)]
[LocalResponseNormalization(9, Alpha = 5)]
public sealed partial class LocallyNormalizedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 19)]
[LocalResponseNormalization(5, Alpha = 2)]
public sealed partial class OnlyResponseSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7)]
[LocalResponseNormalization(2, Alpha = 2, Beta = 0.5, K = 0.5)]
public sealed partial class OnlyResponseDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[LocalResponseNormalization(2, Alpha = 1)]
[SimpleRnn(9, ReturnSequences = true)]
[LocalResponseNormalization(3, Alpha = 2, Beta = 0.5)]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class NormalizedSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[LocalResponseNormalization(2, Alpha = 1)]
[SimpleRnn(9, ReturnSequences = true)]
[LocalResponseNormalization(3, Alpha = 2, Beta = 0.5)]
[SimpleRnn(4)]
[Dense(2)]
internal sealed partial class AnyNormalizedSteps;

[Network]
[Input(2, 2, 3)]
[LocalResponseNormalization(3)]
public sealed partial class DefaultResponse;

public sealed class LocalResponseNormalizationTests()
    : ImageWithAdamTests<LocallyNormalizedSingle, LocallyNormalizedDouble>("LocallyNormalized")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        Check<float>(typeof(OnlyResponseSingle), channels: 19, size: 5, alpha: 2, beta: 0.75, k: 1, Math.Pow(2, -24));
        Check<double>(typeof(OnlyResponseDouble), channels: 7, size: 2, alpha: 2, beta: 0.5, k: 0.5, Math.Pow(2, -53));
    }

    /// <summary>The defaults are those of PyTorch: α = 1e-4, β = 0.75, k = 1.</summary>
    [Fact]
    public void HasTheDefaultsOfPyTorch()
    {
        float[] x = [.. Enumerable.Repeat(100f, 12)];
        float[] y = new float[12];
        new DefaultResponse().Predict(x, y);

        // The middle channel sees three squares of 1e4: 1 + 1e-4 / 3 · 3e4 = 2; the outer ones see two. The logarithm, the exponential and
        // the roundings before them have an error of less than ten units of 2⁻²⁴.
        double[] expected = [100 / Math.Pow(5 / 3.0, 0.75), 100 / Math.Pow(2, 0.75), 100 / Math.Pow(5 / 3.0, 0.75)];
        Assert.All(y.Select((value, i) => value / expected[i % 3]), ratio => Assert.Equal(1, ratio, 10 * Math.Pow(2, -24)));
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        NormalizedSteps network = new(seed: 5);
        double[] x = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i))];
        double[] expected = new double[2];
        network.Predict(x, expected);
        NormalizedSteps.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(403)]
    public void SequencesOfAnyLengthEqualThoseOfAKnownLength(int rows)
    {
        double[] x = [.. Enumerable.Range(0, rows * 18).Select(i => Math.Sin(i))];
        double[] targets = [.. Enumerable.Range(0, rows * 2).Select(i => Math.Cos(i))];
        Gradients<double> expected = new();
        Gradients<double> found = new();
        new NormalizedSteps(seed: 5).Gradient(x, targets, expected);
        new AnyNormalizedSteps(seed: 5).Gradient(x, targets, 6, found);

        // Both sum over all rows and steps, in different micro-batches: 2418 terms have an error of at most 2418 · 2⁻⁵³ = 2.7e-13 times the
        // sum of their sizes, which is less than twenty times their sum.
        Assert.InRange(RelativeError.Of<double>(found.Block.Span, expected.Block.Span), 0, 1e-11);
        Assert.InRange(RelativeError.Of<double>(found.Input, expected.Input), 0, 1e-11);
    }

    private static void Check<T>(Type network, int channels, int size, double alpha, double beta, double k, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Sums of at most 2 · size terms; logarithm, product and exponential have errors of a few units, since the sums are below e⁴. The
        // terms of both signs in a gradient cancel by less than a factor of ten.
        WidthCheck<T>.Run(network, Reference, (_, _) => 10 * ((2 * size) + 16) * unitRoundoff);

        PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            double[] bases = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                bases[i] = k;
                for (int j = 0; j < channels; j++)
                {
                    int other = i - (i % channels) + j;
                    bases[i] += IsInWindow(other - i) ? alpha / size * x[other] * x[other] : 0;
                }
            }

            double[] y = [.. x.Select((value, i) => value / Math.Pow(bases[i], beta))];
            double[] dy = [.. y.Select((value, i) => 2 * (value - targets[i]) / y.Length)];
            double[] dx = [.. dy.Select((value, i) => value / Math.Pow(bases[i], beta))];
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < channels; j++)
                {
                    int other = i - (i % channels) + j;
                    dx[other] -= IsInWindow(other - i) ? dy[i] * y[i] / bases[i] * beta * 2 * alpha / size * x[other] : 0;
                }
            }

            return new PlainResult(y, [], dx);
        }

        bool IsInWindow(int distance) => distance >= -(size / 2) && distance <= (size - 1) / 2;
    }
}

public sealed class LocalResponseNormalizationOfStepsTests : GradientTests<NormalizedSteps>;
