using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[NeuralTuring(5, Slots = 7, Width = 4)]
[Dense(2)]
public sealed partial class LstmTuring : ILearnTargets<double>;

/// <summary>As many slots as shifts, all states, and a dense controller, which carries nothing but what was read.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 2)]
[NeuralTuring(6, Slots = 5, Width = 3, MaxShift = 2, Controller = TuringController.Dense, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class DenseTuring : ILearnTargets<double>;

/// <summary>Whole vectors of slots and of elements, in both directions, without biases.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[NeuralTuring(3, Slots = 16, Width = 8, Bidirectional = true, UseBias = false)]
public sealed partial class TuringBothWays : ILearnTargets<double>;

/// <summary>Two layers read the sequence of the first machine, and the controllers have other activations.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[NeuralTuring(2, Slots = 3, Width = 1, Activation = Activation.Softsign, RecurrentActivation = Activation.Tanh, ReturnSequences = true)]
[NeuralTuring(2, Slots = 9, Width = 1, Controller = TuringController.Dense, Activation = Activation.Swish, ReturnSequences = true)]
[Add("neural_turing", "input")]
[NeuralTuring(3, Slots = 4, Width = 2, DropConnect = 0.2, GoBackwards = true)]
public sealed partial class BranchedTuring : ILearnTargets<double>;

/// <summary>Compares <c>[NeuralTuring]</c> with PyTorch in double precision.</summary>
public sealed class NeuralTuringTests() : RecurrentTests<LstmTuring>("LstmTuring")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        LstmTuring network = Initial();
        LstmTuring.State state = network.NewState();
        StepsMatch(6, state.Reset, (x, y) => network.Step(state, x, y));
    }
}

public sealed class DenseTuringTests() : RecurrentTests<DenseTuring>("DenseTuring");

public sealed class TuringBothWaysTests() : RecurrentTests<TuringBothWays>("TuringBothWays");

public sealed class BranchedTuringTests : GradientTests<BranchedTuring>;
