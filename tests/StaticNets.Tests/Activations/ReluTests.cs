using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Relu)]
[Dense(3)]
public sealed partial class Relu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Relu)]
public sealed partial class OnlyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Relu)]
public sealed partial class OneRelu : ILearnTargets<double>;

public sealed class ReluTests() : FunctionTests<Relu, OnlyRelu>("Relu", "relu")
{
    [Fact]
    public void SlopeAtZeroIsZero() => Assert.Equal(0, OneElement.Slope(new OneRelu(), 0));
}
