using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Relu6)]
[Dense(3)]
public sealed partial class Relu6 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Relu6)]
public sealed partial class OnlyRelu6 : ILearnTargets<double>;

public sealed class Relu6Tests() : FunctionTests<Relu6, OnlyRelu6>("Relu6", "relu6")
{
    [Fact]
    public void SlopeAtZeroIsZero() => Assert.Equal(0, SlopeAt(0));

    [Fact]
    public void SlopeAtSixIsZero() => Assert.Equal(0, SlopeAt(6));
}
