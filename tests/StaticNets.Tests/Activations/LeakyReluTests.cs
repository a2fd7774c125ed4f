using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.LeakyRelu)]
[Dense(3)]
public sealed partial class LeakyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.LeakyRelu, Alpha = 0.3)]
[Dense(3)]
public sealed partial class LeakyReluAlpha : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.LeakyRelu)]
public sealed partial class OnlyLeakyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.LeakyRelu, Alpha = 0.5)]
public sealed partial class OnlyLeakyReluHalf : ILearnTargets<double>;

public sealed class LeakyReluTests() : FunctionTests<LeakyRelu, OnlyLeakyRelu>("LeakyRelu", "leaky_relu")
{
    [Fact]
    public void SlopeAtZeroIsOneHundredth() => Assert.Equal(0.01, SlopeAt(0), 15);

    [Fact]
    public void SlopeAtZeroIsAlpha() => Assert.Equal(0.5, OneElement.Slope(new OnlyLeakyReluHalf(), 0), 15);
}

public sealed class LeakyReluWithAlphaTests() : PieceTests<LeakyReluAlpha>("LeakyReluAlpha");
