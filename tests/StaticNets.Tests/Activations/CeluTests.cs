using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Celu)]
[Dense(3)]
public sealed partial class Celu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Celu)]
public sealed partial class OnlyCelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Celu, Alpha = 2)]
[Dense(3)]
public sealed partial class CeluAlpha : ILearnTargets<double>;

public sealed class CeluTests() : FunctionTests<Celu, OnlyCelu>("Celu", "celu", "activations_float64")
{
    [Fact]
    public void SlopeAtZeroIsOne() => Assert.Equal(1, SlopeAt(0));
}

public sealed class CeluWithAlphaTests() : PieceTests<CeluAlpha>("CeluAlpha", "activations_float64");
