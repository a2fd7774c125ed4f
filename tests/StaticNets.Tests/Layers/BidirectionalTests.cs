using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(5, Bidirectional = true, ReturnSequences = true)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class BidirectionalLstm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3)]
[SimpleRnn(6, Bidirectional = true, Merge = Merge.Sum, UseBias = false)]
public sealed partial class BidirectionalRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 2)]
[Gru(5, Bidirectional = true, Merge = Merge.Average, ReturnSequences = true)]
[Gru(4, Bidirectional = true, Merge = Merge.Multiply)]
public sealed partial class MergedGru : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(5, GoBackwards = true, ReturnSequences = true)]
[Lstm(4, GoBackwards = true)]
public sealed partial class BackwardsRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 4)]
[Lstm(5, Bidirectional = true)]
public sealed partial class OneStepLstm : ILearnTargets<double>;

/// <summary>Branches, dropped features and states, and an activation whose derivative needs its input.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Gru(3, Bidirectional = true, Merge = Merge.Sum, ReturnSequences = true, ResetAfter = false, Dropout = 0.3, RecurrentDropout = 0.4)]
[Add("input")]
[SimpleRnn(3, GoBackwards = true, ReturnSequences = true, Activation = Activation.Swish, Dropout = 0.2)]
[Lstm(2, RecurrentDropout = 0.5)]
public sealed partial class BranchedDirections : ILearnTargets<double>;

[Network]
[Input(Steps.Any, 3)]
[Lstm(5, Bidirectional = true, ReturnSequences = true)]
[SimpleRnn(3, GoBackwards = true, ReturnSequences = true)]
[Gru(4, Bidirectional = true, Merge = Merge.Average)]
internal sealed partial class DirectionsOfAnySteps;

[Network]
[Input(6, 3)]
[Lstm(5, Bidirectional = true, ReturnSequences = true)]
[SimpleRnn(3, GoBackwards = true, ReturnSequences = true)]
[Gru(4, Bidirectional = true, Merge = Merge.Average)]
internal sealed partial class DirectionsOfSixSteps;

/// <summary>Compares layers that read a sequence backwards or in both directions with PyTorch in double precision.</summary>
public sealed class BidirectionalTests() : RecurrentTests<BidirectionalLstm>("BidirectionalLstm")
{
    [Fact]
    public void EachDirectionHasItsOwnTensors()
    {
        BidirectionalLstm network = new(1);
        Assert.Equal(
            [
                "lstm/kernel",
                "lstm/recurrent_kernel",
                "lstm/bias",
                "lstm/backward_kernel",
                "lstm/backward_recurrent_kernel",
                "lstm/backward_bias",
            ],
            network.Parameters.Names.Take(6)
        );
        Assert.Equal(network.Lstm.BackwardKernel[0, 0], network.Parameters["lstm/backward_kernel"][0, 0]);
        Assert.NotEqual(network.Lstm.Kernel[0, 0], network.Lstm.BackwardKernel[0, 0]);
    }

    [Fact]
    public void AnyNumberOfStepsGivesTheSameBits()
    {
        DirectionsOfSixSteps six = new(3);
        DirectionsOfAnySteps any = new(4);
        foreach (string tensor in six.Parameters.Names)
        {
            float[] values = new float[six.Parameters[tensor].FlattenedLength];
            six.Parameters[tensor].FlattenTo(values);
            any.Parameters.Set(tensor, values);
        }

        float[] x = [.. Numbers(7 * 18).Select(number => (float)number)];
        float[] expected = new float[7 * 4];
        float[] actual = new float[7 * 4];
        six.Predict(x, expected);
        any.Predict(x, actual, steps: 6);
        Assert.Equal(expected, actual);
    }
}

public sealed class BidirectionalRnnTests() : RecurrentTests<BidirectionalRnn>("BidirectionalRnn");

public sealed class MergedGruTests() : RecurrentTests<MergedGru>("MergedGru");

public sealed class BackwardsRnnTests() : RecurrentTests<BackwardsRnn>("BackwardsRnn");

/// <summary>A single step, so that the recurrent kernels meet only zeros: their gradients are zero.</summary>
public sealed class OneStepLstmTests : IPieceTests
{
    string IPieceTests.FixtureName => "recurrent_float64";

    string IPieceTests.Piece => "OneStepLstm";

    // Sums of at most 10 terms in another order than PyTorch's: less than 1e-12, as in PyTorchPieceTests.
    [Fact]
    public void OutputLossAndGradientsMatchPyTorch() =>
        new PyTorchPiece<double>(Fixture.Open("recurrent_float64"), "OneStepLstm", new OneStepLstm()).CompareGradients(1e-12);
}

public sealed class BranchedDirectionsTests : GradientTests<BranchedDirections>;
