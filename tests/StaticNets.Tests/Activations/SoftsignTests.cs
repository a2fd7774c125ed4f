using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Softsign)]
[Dense(3)]
public sealed partial class Softsign : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softsign)]
public sealed partial class OnlySoftsign : ILearnTargets<double>;

public sealed class SoftsignTests() : FunctionTests<Softsign, OnlySoftsign>("Softsign", "softsign", "activations_float64")
{
    [Fact]
    public void SlopeAtZeroIsOne() => Assert.Equal(1, SlopeAt(0));
}
