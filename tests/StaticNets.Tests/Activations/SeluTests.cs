using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Selu)]
[Dense(3)]
public sealed partial class Selu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Selu)]
public sealed partial class OnlySelu : ILearnTargets<double>;

public sealed class SeluTests() : FunctionTests<Selu, OnlySelu>("Selu", "selu")
{
    [Fact]
    public void SlopeAtZeroIsLambdaAlpha() => Assert.Equal(1.0507009873554805 * 1.6732632423543772, SlopeAt(0), 15);
}
