using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class CategoricalLoss : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Softmax]
public sealed partial class OnlyCategorical : ILearnTargets<double>;

public sealed class CategoricalCrossEntropyTests() : PieceTests<CategoricalLoss>("CategoricalLoss")
{
    [Fact]
    public void SaturatedRowsMatchPyTorch()
    {
        OnlyCategorical network = new();
        double[] targets = SaturatedLoss.Fixture.Get<double>("crossentropy/targets");
        SaturatedLoss.Check("crossentropy", 4, (x, row, into) => network.Gradient(x, targets.AsSpan(4 * row, x.Length), into));
    }
}
