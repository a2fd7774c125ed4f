using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed partial class BinaryLoss : ILearnTargets<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Sigmoid)]
public sealed partial class OnlyBinary : ILearnTargets<double>;

public sealed class BinaryCrossEntropyTests() : PieceTests<BinaryLoss>("BinaryLoss")
{
    [Fact]
    public void SaturatedRowsMatchPyTorch()
    {
        OnlyBinary network = new();
        double[] targets = SaturatedLoss.Fixture.Get<double>("binary_crossentropy/targets");
        SaturatedLoss.Check("binary_crossentropy", 1, (x, row, into) => network.Gradient(x, targets.AsSpan(row, x.Length), into));
    }
}
