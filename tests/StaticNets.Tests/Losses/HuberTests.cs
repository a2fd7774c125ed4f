using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class HuberLoss : ILearnTargets<double>;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
public sealed partial class LinearHuber : ILearnTargets<double>;

public sealed class HuberTests() : PieceTests<HuberLoss>("HuberLoss")
{
    [Fact]
    public void ErrorIsSquaredUpToOne()
    {
        Assert.Equal(0.5, OneElement.LossGradient(new LinearHuber(), 2.5, 2));
        Assert.Equal(1, OneElement.LossGradient(new LinearHuber(), 3, 2));
        Assert.Equal(-1, OneElement.LossGradient(new LinearHuber(), 0, 2));
    }
}
