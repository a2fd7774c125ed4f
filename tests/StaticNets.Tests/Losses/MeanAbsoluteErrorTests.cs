using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class MeanAbsolute : ILearnTargets<double>;

[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
public sealed partial class LinearAbsolute : ILearnTargets<double>;

public sealed class MeanAbsoluteErrorTests() : PieceTests<MeanAbsolute>("MeanAbsolute")
{
    [Fact]
    public void SlopeAtZeroErrorIsZero() => Assert.Equal(0, OneElement.LossGradient(new LinearAbsolute(), 2, 2));
}
