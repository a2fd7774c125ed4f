using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class HingeLoss : ILearnTargets<double>;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
public sealed partial class LinearHinge : ILearnTargets<double>;

public sealed class HingeTests() : PieceTests<HingeLoss>("HingeLoss")
{
    [Fact]
    public void SlopeAtTheMarginIsZero()
    {
        Assert.Equal(0, OneElement.LossGradient(new LinearHinge(), 1, 1));
        Assert.Equal(-1, OneElement.LossGradient(new LinearHinge(), Math.BitDecrement(1), 1));
        Assert.Equal(1, OneElement.LossGradient(new LinearHinge(), 0, -1));
    }
}
