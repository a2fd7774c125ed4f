using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(3, Activation = Activation.Tanh)]
[Constant(0.5, -1, 2e-3, Learned = true, L2 = 0.1)]
[Multiply("dense")]
public sealed partial class ConstantFactors : ILearnTargets<double>;

/// <summary>A constant as the first layer, one that two layers read, and one that is frozen.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9)]
[Constant(1, 2, 3, 4, 5, 6, 7, 8, -9, Name = "weights")]
[Multiply("input")]
[Dense(4, Activation = Activation.Tanh)]
[Constant(0.1, 0.2, 0.3, 0.4, Learned = true)]
[Add("dense")]
[Concatenate("constant", "input")]
[Constant(3, 2, 1, Learned = true, Frozen = true)]
[Dense(17, Activation = Activation.Sigmoid)]
[Concatenate("concatenate")]
[Dense(3)]
public sealed partial class ConstantReadTwice : ILearnTargets<double>;

/// <summary>A learned query at each step of a sequence.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Constant(0.3, -0.2, 0.1, Learned = true)]
[RepeatVector(4)]
[Add("input")]
[SimpleRnn(5)]
[Dense(2)]
public sealed partial class ConstantSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(19)]
[Constant(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, Learned = true)]
[Add("input")]
public sealed partial class OnlyConstantSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Constant(0.1, 0.2, 0.3, 0.4, 0.5)]
[Multiply("input")]
public sealed partial class OnlyConstantDouble : ILearnTargets<double>;

/// <summary>A network without training, whose constant is a part's.</summary>
[Network]
[Input(2)]
[Use<ConstantPart>(Name = "shift")]
public sealed partial class ConstantInPart;

[Network]
[Input(2)]
[Constant(10, -20, Learned = true)]
[Add("input")]
public sealed partial class ConstantPart;

public sealed class ConstantTests() : PieceTests<ConstantFactors>("ConstantFactors")
{
    [Fact]
    public void LearnedValuesBeginAsDeclared()
    {
        Assert.Equal([0.5, -1, 2e-3], Values(new ConstantFactors(7)));
        Assert.Equal([0.5, -1, 2e-3], Values(new ConstantFactors(7).Clone()));
    }

    [Fact]
    public void LearnedValuesOfAPartBeginAsDeclared()
    {
        float[] y = new float[4];
        ConstantInPart network = new(3);
        network.Predict([1f, 2f, 3f, 4f], y);
        Assert.Equal([11, -18, 13, -16], y);
        network.Shift.Predict([1f, 2f], y.AsSpan(0, 2));
        Assert.Equal([11, -18], y[..2]);
    }

    [Fact]
    public void FrozenValuesStay()
    {
        ConstantReadTwice network = new(seed: 1);
        RandomRows<double> rows = new(NetworkInside.Description(typeof(ConstantReadTwice)), 5, seed: 2);
        network.TrainStep(rows.X, rows.Targets, new Adam(0.01));
        ReadOnlyTensorSpan<double> frozen = network.Parameters["constant_1/values"];
        Assert.Equal([3, 2, 1], [frozen[0], frozen[1], frozen[2]]);
        Assert.NotEqual(0.1, network.Parameters["constant/values"][0]);
    }

    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        // A sum over the rows, and a few operations for each element.
        WidthCheck<float>.Run(typeof(OnlyConstantSingle), Sum, (_, rows) => 10 * (rows + 4) * Math.Pow(2, -24));
        WidthCheck<double>.Run(typeof(OnlyConstantDouble), Product, (_, rows) => 10 * (rows + 4) * Math.Pow(2, -53));

        static PlainResult Sum(NetworkDescription network, double[] x, double[] targets, double[][] weights)
        {
            double[] values = weights[0];
            double[] y = [.. x.Select((value, i) => value + values[i % values.Length])];
            double[] dy = Derivative(y, targets);
            double[] gradient = new double[values.Length];
            for (int i = 0; i < dy.Length; i++)
            {
                gradient[i % values.Length] += dy[i];
            }

            return new PlainResult(y, [gradient], dy);
        }

        static PlainResult Product(NetworkDescription network, double[] x, double[] targets, double[][] weights)
        {
            double[] values = [0.1, 0.2, 0.3, 0.4, 0.5];
            double[] y = [.. x.Select((value, i) => value * values[i % values.Length])];
            return new PlainResult(y, [], [.. Derivative(y, targets).Select((value, i) => value * values[i % values.Length])]);
        }

        static double[] Derivative(double[] y, double[] targets) => [.. y.Select((value, i) => 2 * (value - targets[i]) / y.Length)];
    }

    private static double[] Values(ConstantFactors network)
    {
        ReadOnlyTensorSpan<double> values = network.Constant.Values;
        return [values[0], values[1], values[2]];
    }
}

public sealed class ConstantReadTwiceTests : GradientTests<ConstantReadTwice>;

public sealed class ConstantStepsTests : GradientTests<ConstantSteps>;
