using System.Numerics.Tensors;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[RadialBasis(7)]
[Dense(3)]
public sealed partial class RadialUnits : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[RadialBasis(7, Normalized = true, Inputs = 5, L2 = 0.1)]
[Dense(3)]
public sealed partial class NormalizedUnits : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[RadialBasis(7, Gamma = 0.1, Frozen = true)]
[Dense(3)]
public sealed partial class FrozenUnits : ILearnTargets<double>;

/// <summary>
/// So large that nothing is unrolled; below a function that makes ½ of the padding, and beside another layer that reads the same.
/// </summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(11)]
[Dense(13, Activation = Activation.Sigmoid)]
[RadialBasis(70, Normalized = true, Gamma = 0.1, Initializer = Initializer.HeUniform)]
[Dense(13)]
[Add("dense")]
[RadialBasis(9, Normalized = true, Gamma = 0.2)]
public sealed partial class RadialLarge : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[RadialBasis(5, PerStep = true, Gamma = 0.5)]
[Lstm(5, ReturnSequences = true)]
[RadialBasis(4, PerStep = true, Normalized = true)]
public sealed partial class RadialSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[RadialBasis(9, PerStep = true, InitializerValue = 0.5)]
[GlobalAveragePooling1D]
public sealed partial class RadialStepsWithoutState : ILearnTargets<double>;

[Network]
[Input(2)]
[RadialBasis(3, Normalized = true)]
public sealed partial class ThreeShares;

public sealed class RadialBasisTests() : PieceTests<RadialUnits>("RadialUnits")
{
    /// <summary>Column j of the centres is the centre of unit j.</summary>
    [Fact]
    public void OutputIsOneAtACenterAndFallsWithTheDistance()
    {
        RadialUnits network = new();
        double[] centers = new double[5 * 7];
        for (int j = 0; j < 7; j++)
        {
            centers[j] = j;
        }

        network.Parameters.Set("radial_basis/centers", centers);
        network.Parameters.Set("radial_basis/gamma", [1, 1, 1, 0.5, 1, 1, 1]);
        network.Parameters.Set("dense/kernel", [.. Enumerable.Range(0, 21).Select(i => i is 6 or 10 or 14 ? 1.0 : 0)]);
        double[] y = new double[3];
        network.Predict([2, 0, 0, 0, 0], y);
        Assert.All(y.Zip([1, Math.Exp(-0.5), Math.Exp(-4)]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    /// <summary>All Gaussians are 0 there, so that their quotient would be 0 / 0.</summary>
    [Fact]
    public void SharesFarFromAllCentersAreThoseOfTheNearest()
    {
        ThreeShares network = new();
        network.Parameters.Set("radial_basis/centers", [1, 2, 3, 0, 0, 0]);
        float[] y = new float[3];
        network.Predict([1000, 0], y);
        Assert.Equal([0, 0, 1], y);
    }

    [Fact]
    public void CentersAreDrawnFromTheStandardNormalDistribution()
    {
        double[] centers = Values(new RadialLargeNormal(3), "radial_basis/centers");
        double mean = centers.Average();
        double deviation = Math.Sqrt(centers.Average(value => (value - mean) * (value - mean)));

        // Of 40 000 numbers the mean has the deviation 1/200 and the standard deviation 1/283; five times as much is allowed.
        Assert.Equal(0, mean, 5.0 / 200);
        Assert.Equal(1, deviation, 5.0 / 283);
        Assert.All(Values(new RadialLargeNormal(3), "radial_basis/gamma"), gamma => Assert.Equal(2.5, gamma));
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        RadialSteps network = new(seed: 5);
        double[] x = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i))];
        double[] expected = new double[6 * 4];
        network.Predict(x, expected);
        RadialSteps.State state = network.NewState();
        double[] y = new double[4];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);

            // The softmax of a step adds four numbers in another order than that of all steps.
            Assert.All(y.Zip(expected.Skip(step * 4)), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
        }
    }

    private static double[] Values(RadialLargeNormal network, string tensor)
    {
        ReadOnlyTensorSpan<double> values = network.Parameters[tensor];
        double[] flat = new double[values.FlattenedLength];
        values.FlattenTo(flat);
        return flat;
    }
}

[Network(Precision = Precision.Double)]
[Input(200)]
[RadialBasis(200, Gamma = 2.5)]
public sealed partial class RadialLargeNormal;

public sealed class NormalizedRadialBasisTests() : PieceTests<NormalizedUnits>("NormalizedUnits");

public sealed class FrozenRadialBasisTests() : PieceTests<FrozenUnits>("FrozenUnits");

public sealed class RadialBasisInLargeNetworkTests : GradientTests<RadialLarge>;

public sealed class RadialBasisOfStepsTests : GradientTests<RadialSteps>;

public sealed class RadialBasisWithoutStateTests : GradientTests<RadialStepsWithoutState>;
