using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardSigmoid)]
[Dense(3)]
public sealed partial class HardSigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSigmoid)]
public sealed partial class OnlyHardSigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardSigmoid, Alpha = 0.3, Beta = 0.45)]
[Dense(3)]
public sealed partial class HardSigmoidNumbers : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSigmoid, Alpha = 0.3, Beta = 0.45)]
public sealed partial class OnlyHardSigmoidNumbers : ILearnTargets<double>;

public sealed class HardSigmoidTests() : FunctionTests<HardSigmoid, OnlyHardSigmoid>("HardSigmoid", "hard_sigmoid")
{
    [Fact]
    public void SlopeAtMinusThreeIsZero() => Assert.Equal(0, SlopeAt(-3));

    [Fact]
    public void SlopeAtThreeIsZero() => Assert.Equal(0, SlopeAt(3));
}

public sealed class HardSigmoidWithNumbersTests()
    : FunctionTests<HardSigmoidNumbers, OnlyHardSigmoidNumbers>("HardSigmoidNumbers", "hard_sigmoid_numbers", "activations_float64");
