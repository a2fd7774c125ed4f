using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

/// <summary>The targets of the fixture are one-hot rows; this network takes their class indices.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class SparseLoss : ILearnClasses<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Softmax]
public sealed partial class OnlySparse : ILearnClasses<double>;

public sealed class SparseCategoricalCrossEntropyTests() : PieceTests<SparseLoss>("CategoricalLoss")
{
    [Fact]
    public void SaturatedRowsMatchPyTorch()
    {
        OnlySparse network = new();
        int[] classes = SaturatedLoss.Fixture.Get<int>("crossentropy/classes");
        SaturatedLoss.Check("crossentropy", 4, (x, row, into) => network.Gradient(x, classes.AsSpan(row, x.Length / 4), into));
    }
}
