using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3)]
[Gru(6, ReturnSequences = true)]
[Gru(5, UseBias = false)]
[Dense(2)]
public sealed partial class StackedGru : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 4)]
[Gru(9)]
public sealed partial class TwoStepGru : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Gru(7, ResetAfter = false, ReturnSequences = true)]
[Flatten]
[Dense(2)]
public sealed partial class ResetBeforeGru : ILearnTargets<double>;

/// <summary>The derivative of Swish needs the input of Swish, and two layers read the sequence of the first recurrent layer.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Gru(3, Activation = Activation.Swish, ReturnSequences = true, DropConnect = 0.2)]
[Gru(3, ReturnSequences = true, ResetAfter = false, UseBias = false)]
[Add("gru", "input")]
[LayerNormalization]
[Gru(2, RecurrentActivation = Activation.HardSigmoid)]
public sealed partial class BranchedGru : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[Gru(33)]
internal sealed partial class WideGru;

/// <summary>Compares <c>[Gru]</c> with PyTorch's <c>torch.nn.GRU</c> in double precision.</summary>
public sealed class GruTests() : RecurrentTests<StackedGru>("StackedGru")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        StackedGru network = Initial();
        StackedGru.State state = network.NewState();
        StepsMatch(7, state.Reset, (x, y) => network.Step(state, x, y));
    }

    /// <summary>With the reset gate behind the product, the product has a bias of its own: the second row.</summary>
    [Fact]
    public void BiasHasASecondRowOnlyWithTheResetGateBehindTheProduct()
    {
        Assert.Equal([2, 18], new StackedGru(1).Gru.Bias.Lengths.ToArray());
        Assert.Equal([21], new ResetBeforeGru(1).Gru.Bias.Lengths.ToArray());
    }

    [Fact]
    public void PredictTrainStepAndStepAllocateNothing()
    {
        WideGru network = new(1);
        float[] x = new float[40 * 9 * 3];
        float[] y = new float[40 * 33];
        Sgd optimizer = new(0.01);
        WideGru.State state = network.NewState();
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x.AsSpan(0, 3), y.AsSpan(0, 33))));
    }
}

public sealed class TwoStepGruTests() : RecurrentTests<TwoStepGru>("TwoStepGru");

public sealed class ResetBeforeGruTests() : RecurrentTests<ResetBeforeGru>("ResetBeforeGru");

public sealed class BranchedGruTests : GradientTests<BranchedGru>;
