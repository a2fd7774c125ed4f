using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Elu)]
[Dense(3)]
public sealed partial class Elu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Elu, Alpha = 2)]
[Dense(3)]
public sealed partial class EluAlpha : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Elu)]
public sealed partial class OnlyElu : ILearnTargets<double>;

public sealed class EluTests() : FunctionTests<Elu, OnlyElu>("Elu", "elu")
{
    [Fact]
    public void SlopeAtZeroIsOne() => Assert.Equal(1, SlopeAt(0), 15);
}

public sealed class EluWithAlphaTests() : PieceTests<EluAlpha>("EluAlpha");
