using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Lstm(5, ReturnSequences = true)]
[Dense(6, PerStep = true, Activation = Activation.Tanh)]
[Lstm(5, ReturnSequences = true)]
[Dense(3, PerStep = true)]
public sealed partial class PerStepDense : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5, 2)]
[Gru(6, ReturnSequences = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class PerStepProbabilities : ILearnTargets<double>;

/// <summary>Nine classes, so that a vector of the widest processors reaches past the classes of one step into the next.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(7, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(9, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class PerStepClasses : ILearnClasses<double>;

/// <summary>A layer for each step at the input, dropped weights, and an activation whose derivative needs its input.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(3, 4)]
[Dense(5, PerStep = true, Activation = Activation.Gelu, DropConnect = 0.3)]
[Dense(2, PerStep = true, Activation = Activation.Sigmoid)]
public sealed partial class PerStepSigmoid : ILearnTargets<double>;

/// <summary>A loss that takes all steps of a row together.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 2)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class PerStepSquares;

/// <summary>Compares <c>[Dense(PerStep = true)]</c> with PyTorch's <c>torch.nn.Linear</c> on sequences, in double precision.</summary>
public sealed class PerStepDenseTests() : RecurrentTests<PerStepDense>("PerStepDense")
{
    [Fact]
    public void StepsGiveTheOutputsOfEachStep()
    {
        PerStepDense network = Initial();
        double[] x = Numbers(7 * 12);
        double[] y = new double[7 * 12];
        network.Predict(x, y);
        PerStepDense.State state = network.NewState();
        double[] one = new double[3];
        for (int row = 0; row < 7; row++)
        {
            state.Reset();
            for (int step = 0; step < 4; step++)
            {
                int at = (row * 12) + (step * 3);
                network.Step(state, x.AsSpan(at, 3), one);
                Assert.Equal(y[at..(at + 3)], one);
            }
        }
    }
}

public sealed class PerStepProbabilitiesTests() : RecurrentTests<PerStepProbabilities>("PerStepProbabilities");

public sealed class PerStepClassesTests() : RecurrentTests<PerStepClasses>("PerStepClasses")
{
    [Fact]
    public void AccuracyCountsSteps()
    {
        PerStepClasses network = Initial();
        double[] x = Numbers(6 * 21);
        double[] y = new double[6 * 63];
        network.Predict(x, y);
        int[] classes = [.. y.Chunk(9).Select(step => Array.IndexOf(step, step.Max()))];
        Assert.Equal(1, network.Evaluate(new Dataset(x, classes)).Accuracy);
        classes[13] = (classes[13] + 1) % 9;
        Assert.Equal(41 / 42.0, network.Evaluate(new Dataset(x, classes)).Accuracy!.Value, 1e-15);
    }

    [Fact]
    public void WrongNumberOfClassesIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new PerStepClasses(1).TrainStep(new double[2 * 21], new int[2], new Sgd(0.1)));
        Assert.StartsWith("2 input rows want 14 class indices (7 each), but there are 2.", error.Message, StringComparison.Ordinal);
    }
}

public sealed class PerStepSquaresTests
{
    [Fact]
    public void SquaredErrorsOfSeveralRowsOfClassesHaveNoAccuracy() =>
        Assert.Null(new PerStepSquares(1).Evaluate(new Dataset(new double[16], new double[24])).Accuracy);
}

public sealed class PerStepSigmoidTests : GradientTests<PerStepSigmoid>;
