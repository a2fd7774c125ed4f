using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Dense(7)]
[ActivityRegularization(L1 = 0.1, L2 = 0.2)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Penalized : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[ActivityRegularization(L1 = 0.3)]
public sealed partial class OnlyL1 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[ActivityRegularization(L2 = 0.3)]
public sealed partial class OnlyL2 : ILearnTargets<double>;

/// <summary>The loss reads what stands in front of the sigmoid, the terms what stands behind it.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(9, Activation = Activation.Relu, Name = "hidden")]
[ActivityRegularization(L1 = 0.05)]
[Dense(17, Activation = Activation.Sigmoid)]
[ActivityRegularization(L1 = 0.1, L2 = 0.3)]
public sealed partial class PenalizedOutputs : ILearnTargets<double>;

/// <summary>The convolution could read the input in the caller's memory, the penalty cannot.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 5, 2)]
[ActivityRegularization(L2 = 0.1)]
[Conv2D(3, 3, Activation = Activation.Tanh)]
[Flatten]
[Dense(2)]
public sealed partial class PenalizedInput : ILearnTargets<double>;

/// <summary>Tests the penalties of activities that are sums over the elements of each row.</summary>
public sealed class ActivityRegularizationTests() : PyTorchPieceTests<Penalized>("terms_float64", "Penalized")
{
    [Fact]
    public void PenaltiesOfActivatedOutputsMatchDifferences()
    {
        GradientAssert.MatchesDifferences(typeof(PenalizedOutputs), 7);
        GradientAssert.IsTheMeanOfItsParts(typeof(PenalizedOutputs));
        GradientAssert.PassesThePublicCheck(typeof(PenalizedOutputs));
    }

    [Fact]
    public void PenaltiesOfTheInputMatchDifferences()
    {
        GradientAssert.MatchesDifferences(typeof(PenalizedInput), 7);
        GradientAssert.IsTheMeanOfItsParts(typeof(PenalizedInput));
    }

    /// <summary>The targets are the inputs, so that the loss is the penalty alone.</summary>
    [Fact]
    public void PenaltiesAreThoseOfTheirFormulas()
    {
        double[] x = [0, -0.0, 3, -2, 1, -1, 0, 0.5, 4, -0.25];
        double[] weights = [1, 3];
        Check(new OnlyL1(), value => 0.3 * Math.Abs(value), value => 0.3 * Math.Sign(value));
        Check(new OnlyL2(), value => 0.15 * value * value, value => 0.3 * value);

        void Check<TNetwork>(TNetwork network, Func<double, double> penalty, Func<double, double> slope)
            where TNetwork : ILearnTargets<double>
        {
            // Ten terms below 5 are rounded to 2⁻⁵³.
            double[] y = new double[10];
            network.Predict(x, y);
            Assert.Equal(x, y);
            Gradients<double> gradients = new();
            Assert.Equal(x.Sum(penalty) / 2, network.Gradient(x, x, gradients), 1e-14);
            Assert.All(x.Zip(gradients.Input.ToArray()), pair => Assert.Equal(slope(pair.First) / 2, pair.Second, 1e-15));
            Dataset weighted = new(x, x) { SampleWeights = weights };
            double expected = x.Select((value, i) => weights[i / 5] * penalty(value)).Sum() / 2;
            Assert.Equal(expected, network.Evaluate(weighted).Loss, 1e-14);
            Assert.Equal(expected, WeightedGradient.Of(network, weighted, gradients), 1e-14);
            Assert.All(
                x.Select((value, i) => weights[i / 5] * slope(value) / 2).Zip(gradients.Input.ToArray()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-15)
            );
        }
    }

    [Fact]
    public void EveryVectorWidthGivesTheSame()
    {
        TermWidths.Check<double>(typeof(Penalized), 1e-13);
        TermWidths.Check<double>(typeof(PenalizedOutputs), 1e-13);
    }
}
