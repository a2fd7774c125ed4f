using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Multiply("gate", Name = "product")]
[Minimum("gate", "product", From = "value")]
[Dense(3)]
public sealed partial class Smallest : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(19)]
[Scale(-0.5, Offset = 0.1)]
[Minimum("input")]
public sealed partial class OnlyMinimumSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 7)]
[Scale(-0.5, Offset = 0.1)]
[Minimum("input")]
public sealed partial class OnlyMinimumDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(3, ReturnSequences = true)]
[Minimum("input")]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class MinimumOfSteps : ILearnTargets<double>;

/// <summary>Compares the first half of the input with the second one.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(38)]
[Slice(0, 19, Name = "second")]
[Slice(0, 0, 19, From = "input")]
[Minimum("second")]
public sealed partial class MinimumOfHalves : ILearnTargets<float>;

public sealed class MinimumTests() : PieceTests<Smallest>("Smallest")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        Check<float>(typeof(OnlyMinimumSingle), Math.Pow(2, -24));
        Check<double>(typeof(OnlyMinimumDouble), Math.Pow(2, -53));
    }

    /// <summary>A NaN in either input is the result, at every place of a vector.</summary>
    [Fact]
    public void NotANumberInEitherInputIsTheResult()
    {
        for (int place = 0; place < 38; place++)
        {
            float[] x = [.. Enumerable.Range(0, 38).Select(i => i == place ? float.NaN : 10 - i)];
            float[] y = new float[19];
            new MinimumOfHalves().Predict(x, y);
            Assert.Equal(place % 19, Array.FindIndex(y, float.IsNaN));
            Assert.Single(y, float.IsNaN);
        }
    }

    /// <summary>Of two equal elements each receives half of the gradient; otherwise the chosen one receives all of it.</summary>
    [Fact]
    public void EqualInputsShareTheGradient()
    {
        float[] x = new float[38];
        (x[0], x[1], x[19], x[20]) = (1, 3, 1, 2);
        Gradients<float> gradients = new();
        new MinimumOfHalves().Gradient(x, new float[19], gradients);

        // The derivative of the loss is 2 · y / 19, rounded a few times; all other elements are 0.
        float[] expected = new float[38];
        (expected[0], expected[1], expected[19], expected[20]) = (0.5f / 9.5f, 0 / 9.5f, 0.5f / 9.5f, 2 / 9.5f);
        Assert.All(gradients.Input.ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 4e-7f * pair.Second));
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        MinimumOfSteps network = new(seed: 5);
        double[] x = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i))];
        double[] expected = new double[2];
        network.Predict(x, expected);
        MinimumOfSteps.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }

    private static void Check<T>(Type network, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The scale, the difference from the target and the sum of two gradients round less than ten times; they cancel by less than a
        // factor of ten.
        WidthCheck<T>.Run(network, Reference, (_, _) => 100 * unitRoundoff);

        static PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            double[] y = [.. x.Select(value => Math.Min(value, 0.1 - (0.5 * value)))];
            IEnumerable<double> dx = y.Select((value, i) => 2 * (value - targets[i]) / y.Length * (value == x[i] ? 1 : -0.5));
            return new PlainResult(y, [], [.. dx]);
        }
    }
}

public sealed class MinimumOfStepsTests : GradientTests<MinimumOfSteps>;
