using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[Scale]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Scaled : ILearnTargets<double>;

/// <summary>The vectors of one row of features reach into the next.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[Scale(L1 = 0.01, L2 = 0.1)]
[Flatten]
[Dense(3)]
public sealed partial class ScaledRows : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Scale(1.0 / 3, Offset = -0.5)]
[Dense(7)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class FixedScale : ILearnTargets<double>;

/// <summary>Two layers read what is scaled, the function needs its input, and a scale is the last layer before the loss.</summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(9)]
[Dense(11, Activation = Activation.Sigmoid)]
[Scale]
[Activation(Activation.Gelu)]
[Add("dense")]
[Dense(5)]
[Scale(2)]
[Scale]
[Softmax]
public sealed partial class ScaledTwice : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[Scale(Name = "input_scale")]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[Scale]
[Activation(Activation.Tanh)]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class ScaledImages : ILearnTargets<double>;

/// <summary>So large that nothing is unrolled.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(37)]
[Scale]
[Dense(130, Activation = Activation.Tanh)]
[Scale(Frozen = true)]
[Dense(70)]
[Scale]
[Activation(Activation.Tanh)]
[Dense(2)]
public sealed partial class ScaledLarge : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Scale]
[Scale(0.5, Offset = 0.25)]
[SimpleRnn(5, ReturnSequences = true)]
[Scale]
[Activation(Activation.Tanh)]
[Lstm(4)]
[Dense(2)]
public sealed partial class ScaledSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 13)]
[Scale]
public sealed partial class OnlyScaleSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(19)]
[Scale]
public sealed partial class OnlyScaleDouble : ILearnTargets<double>;

[Network]
[Input(3)]
[Scale(1.0 / 255, Offset = -0.5)]
public sealed partial class Pixels;

public sealed class ScaleTests() : PieceTests<Scaled>("Scaled")
{
    [Fact]
    public void FactorsBeginAtOne() => Assert.All(Values(new Scaled(3), "scale/factors"), factor => Assert.Equal(1, factor));

    [Fact]
    public void FixedNumbersScaleEachElement()
    {
        float[] y = new float[6];
        new Pixels().Predict([0, 255, 51, 102, 204, 153], y);

        // The product of 255 and the rounded 1 / 255 differs from 1 by less than 2⁻²³.
        Assert.All(y.Zip([-0.5f, 0.5f, -0.3f, -0.1f, 0.3f, 0.1f]), pair => Assert.Equal(pair.Second, pair.First, 1.2e-7f));
    }

    [Fact]
    public void FixedNumbersAreNoWeights()
    {
        Assert.Contains("Total params: 0", Pixels.Summary, StringComparison.Ordinal);
        Assert.Null(typeof(Pixels).GetProperty("Scale"));
        Assert.NotNull(typeof(Scaled).GetProperty("Scale"));
    }

    [Fact]
    public void FrozenFactorsStay()
    {
        ScaledLarge network = new(seed: 1);
        double[] factors = [.. Enumerable.Range(0, 130).Select(i => 1 + (i / 100.0))];
        network.Parameters.Set("scale_1/factors", factors);
        RandomRows<double> rows = new(NetworkInside.Description(typeof(ScaledLarge)), 5, seed: 2);
        network.TrainStep(rows.X, rows.Targets, new Adam(0.01));
        Assert.Equal(factors, Values(network, "scale_1/factors"));
        Assert.DoesNotContain(1, Values(network, "scale/factors"));
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        ScaledSteps network = new(seed: 5);
        network.Parameters.Set("scale/factors", [0.5, 2, -1]);
        double[] x = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i))];
        double[] expected = new double[2];
        network.Predict(x, expected);
        ScaledSteps.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }

    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CheckWidths<float>(typeof(OnlyScaleSingle), Math.Pow(2, -24));
        CheckWidths<double>(typeof(OnlyScaleDouble), Math.Pow(2, -53));
    }

    private static double[] Values(INetwork<double> network, string tensor)
    {
        ReadOnlyTensorSpan<double> values = network.Parameters[tensor];
        double[] flat = new double[values.FlattenedLength];
        values.FlattenTo(flat);
        return flat;
    }

    private static void CheckWidths<T>(Type network, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WidthCheck<T>.Run(network, Reference, (description, rows) => 10 * (rows + description.OutputLength + 4) * unitRoundoff);

        static PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            double[] factors = weights[0];
            double[] y = [.. x.Select((value, i) => value * factors[i % factors.Length])];
            double[] dy = [.. y.Select((value, i) => 2 * (value - targets[i]) / y.Length)];
            double[] gradient = new double[factors.Length];
            for (int i = 0; i < y.Length; i++)
            {
                gradient[i % factors.Length] += dy[i] * x[i];
            }

            return new PlainResult(y, [gradient], [.. dy.Select((value, i) => value * factors[i % factors.Length])]);
        }
    }
}

public sealed class ScaleOfRowsTests() : PieceTests<ScaledRows>("ScaledRows");

public sealed class FixedScaleTests() : PieceTests<FixedScale>("FixedScale");

public sealed class ScaleTwiceTests : GradientTests<ScaledTwice>;

public sealed class ScaleOfImagesTests : GradientTests<ScaledImages>;

public sealed class ScaleInLargeNetworkTests : GradientTests<ScaledLarge>;

public sealed class ScaleOfStepsTests : GradientTests<ScaledSteps>;
