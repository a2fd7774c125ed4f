using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[PRelu]
[Dense(3)]
public sealed partial class Rectified : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[PRelu(Shared = true)]
[Dense(3)]
public sealed partial class RectifiedAlike : ILearnTargets<double>;

/// <summary>The vectors of one row of features reach into the next.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[PRelu]
[Flatten]
[Dense(3)]
public sealed partial class RectifiedRows : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[PRelu(Frozen = true)]
[Dense(3)]
public sealed partial class RectifiedFrozen : ILearnTargets<double>;

/// <summary>At the input, before a fused function, on a value that others read, and last before the loss.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 3)]
[PRelu(InitialValue = -0.5)]
[Conv2D(5, 2)]
[PRelu]
[Activation(Activation.Tanh, Name = "first")]
[PRelu(Shared = true, InitialValue = 0)]
[Add("first")]
[GlobalAveragePooling2D]
[Dense(3)]
[PRelu(Shared = true)]
public sealed partial class RectifiedTwice : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 13)]
[PRelu]
public sealed partial class OnlyPReluSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(19)]
[PRelu]
public sealed partial class OnlyPReluDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[PRelu(Shared = true)]
public sealed partial class OnlyPReluShared : ILearnTargets<double>;

public sealed class PReluTests() : PieceTests<Rectified>("Rectified", "activations_float64")
{
    [Fact]
    public void SlopesBeginAtAQuarterOrTheGivenValue()
    {
        Assert.All(Values(new Rectified(3), "p_relu/alpha", 7), alpha => Assert.Equal(0.25, alpha));
        Assert.Equal([-0.5, -0.5, -0.5], Values(new RectifiedTwice(3), "p_relu/alpha", 3));
        Assert.Equal([0.0], Values(new RectifiedTwice(3), "p_relu_2/alpha", 1));
    }

    [Fact]
    public void SlopeAtZeroIsAlpha()
    {
        double[] x = new double[15];
        double[] y = [.. x.Select(_ => -7.5)];
        Gradients<double> gradients = new();
        new OnlyPReluShared().Gradient(x, y, gradients);

        // The derivative of the mean of 15 squares by one of them, 2 · 7.5 / 15, is 1.
        Assert.All(gradients.Input.ToArray(), slope => Assert.Equal(0.25, slope, 1e-15));
    }

    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CheckWidths<float>(typeof(OnlyPReluSingle), Math.Pow(2, -24));
        CheckWidths<double>(typeof(OnlyPReluDouble), Math.Pow(2, -53));
        CheckWidths<double>(typeof(OnlyPReluShared), Math.Pow(2, -53));
    }

    private static double[] Values(INetwork<double> network, string tensor, int count)
    {
        ReadOnlyTensorSpan<double> values = network.Parameters[tensor];
        Assert.Equal(count, values.FlattenedLength);
        double[] flat = new double[count];
        values.FlattenTo(flat);
        return flat;
    }

    private static void CheckWidths<T>(Type network, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Sums of one product for each row and, with a shared slope, each output.
        WidthCheck<T>.Run(
            network,
            Reference,
            (description, rows) => 10 * ((rows * description.OutputLength) + description.OutputLength + 4) * unitRoundoff
        );

        static PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            double[] alpha = weights[0];
            double[] y = [.. x.Select((value, i) => value > 0 ? value : value * alpha[i % alpha.Length])];
            double[] dy = [.. y.Select((value, i) => 2 * (value - targets[i]) / y.Length)];
            double[] gradient = new double[alpha.Length];
            for (int i = 0; i < y.Length; i++)
            {
                gradient[i % alpha.Length] += x[i] > 0 ? 0 : dy[i] * x[i];
            }

            return new PlainResult(y, [gradient], [.. dy.Select((value, i) => x[i] > 0 ? value : value * alpha[i % alpha.Length])]);
        }
    }
}

public sealed class PReluOfOneSlopeTests() : PieceTests<RectifiedAlike>("RectifiedAlike", "activations_float64");

public sealed class PReluOfRowsTests() : PieceTests<RectifiedRows>("RectifiedRows", "activations_float64");

public sealed class FrozenPReluTests() : PieceTests<RectifiedFrozen>("RectifiedFrozen", "activations_float64");

public sealed class PReluTwiceTests : GradientTests<RectifiedTwice>;
