using StaticNets.Tests.Networks.Parts;

namespace StaticNets.Tests.Networks.Ports;

[Network(Precision = Precision.Double)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh, L2 = 0.5)]
[Dense(2, Activation = Activation.Softmax)]
[Output("dense_1", Loss = Loss.CategoricalCrossEntropy, Weight = 0.25)]
internal sealed partial class WeightedOutput;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh, L2 = 0.5)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class PlainOutput;

/// <summary>A network with class indices that is too large to be unrolled.</summary>
[Network]
[Input(3)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Softmax)]
[Output("dense_1", Loss = Loss.SparseCategoricalCrossEntropy, Weight = 0.25)]
internal sealed partial class WeightedClasses;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(3)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Softmax)]
internal sealed partial class PlainClasses;

/// <summary>The weight of the only output multiplies its loss, and not the penalties of the weights.</summary>
public sealed class WeightedOutputTests
{
    private const double Weight = 0.25;
    private const int Rows = 5;

    private static readonly double[] _x = PartRows.Numbers(Rows * 3, 1);
    private static readonly double[] _y = [.. Enumerable.Range(0, Rows).SelectMany(row => (double[])(row % 2 == 0 ? [1, 0] : [0, 1]))];

    /// <summary>The last layer has no penalty, so its gradient is multiplied by the weight; a power of two multiplies exactly.</summary>
    [Fact]
    public void TheWeightMultipliesLossAndGradient()
    {
        (WeightedOutput weighted, PlainOutput plain) = (new(1), new(1));
        (Gradients<double> ofWeighted, Gradients<double> ofPlain) = (new(), new());
        double penalty = Penalty(plain);
        double loss = plain.Gradient(_x, _y, ofPlain);

        // Loss and penalty are added once in each network: two roundings of numbers below 4.
        Assert.Equal((Weight * (loss - penalty)) + penalty, weighted.Gradient(_x, _y, ofWeighted), 4 * Math.Pow(2, -51));
        foreach (string name in (string[])["dense_1/kernel", "dense_1/bias", "dense/bias"])
        {
            Assert.Equal(
                PartRows.Flat(ofPlain.Parameters[name]).Select(value => Weight * value),
                PartRows.Flat(ofWeighted.Parameters[name])
            );
        }
    }

    [Fact]
    public void GradientsMatchDifferences()
    {
        GradientReport report = GradientCheck.Run<double>(new WeightedOutput(1), _x, _y);
        Assert.True(report.Passed, report.ToString());
    }

    /// <summary>The rows have weights, too; without penalties all numbers are multiplied by a power of two, which is exact.</summary>
    [Fact]
    public void TheWeightMultipliesTheLossOfClasses()
    {
        float[] x = [.. _x.Select(value => (float)value)];
        int[] classes = [.. Enumerable.Range(0, Rows).Select(row => 7 * row)];
        Dataset data = new(x, classes) { SampleWeights = [1, 2, 0.5, 0, 1] };
        (WeightedClasses weighted, PlainClasses plain) = (new(1), new(1));
        Assert.Equal(Weight * plain.Evaluate(data).Loss, weighted.Evaluate(data).Loss);
        (Gradients<float> ofWeighted, Gradients<float> ofPlain) = (new(), new());
        Assert.Equal((float)Weight * plain.Gradient(x, classes, ofPlain), weighted.Gradient(x, classes, ofWeighted));
        foreach (string name in plain.Parameters.Names)
        {
            Assert.Equal(
                PartRows.Flat(ofPlain.Parameters[name]).Select(value => (float)Weight * value),
                PartRows.Flat(ofWeighted.Parameters[name])
            );
        }
    }

    [Fact]
    public void DecisionsAreCountedOnceEach()
    {
        Dataset data = new(_x, _y);
        Assert.Equal(new PlainOutput(1).Evaluate(data).Accuracy, new WeightedOutput(1).Evaluate(data).Accuracy);
    }

    /// <summary>Returns λ/2 · ‖W‖² of the first kernel, the only one with a penalty.</summary>
    private static double Penalty(PlainOutput network) =>
        0.25 * PartRows.Flat(network.Parameters["dense/kernel"]).Sum(value => value * value);
}
