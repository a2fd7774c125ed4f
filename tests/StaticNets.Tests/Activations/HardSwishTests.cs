using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardSwish)]
[Dense(3)]
public sealed partial class HardSwish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSwish)]
public sealed partial class OnlyHardSwish : ILearnTargets<double>;

public sealed class HardSwishTests() : FunctionTests<HardSwish, OnlyHardSwish>("HardSwish", "hard_swish")
{
    [Fact]
    public void SlopeAtMinusThreeIsZero() => Assert.Equal(0, SlopeAt(-3));

    [Fact]
    public void SlopeAtThreeIsOne() => Assert.Equal(1, SlopeAt(3), 15);
}
