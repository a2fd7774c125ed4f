using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 3, 8)]
[PixelShuffle(2)]
[Conv2D(7, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[PixelShuffle(1)]
[Conv2D(18, 2, Strides = 2, Activation = Activation.Tanh)]
[PixelShuffle(3)]
public sealed partial class ShuffledSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 8)]
[PixelShuffle(2)]
[Conv2D(7, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[PixelShuffle(1)]
[Conv2D(18, 2, Strides = 2, Activation = Activation.Tanh)]
[PixelShuffle(3)]
public sealed partial class ShuffledDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 36)]
[PixelShuffle(2)]
public sealed partial class OnlyShuffleSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 9)]
[PixelShuffle(3)]
public sealed partial class OnlyShuffleDouble : ILearnTargets<double>;

public sealed class PixelShuffleTests() : ImageWithAdamTests<ShuffledSingle, ShuffledDouble>("Shuffled")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(
            typeof(OnlyShuffleSingle),
            CopiedElements.OfImage([2, 3, 36], [4, 6, 9], (h, w, c) => (h / 2, w / 2, (c * 4) + (h % 2 * 2) + (w % 2)))
        );
        CopiedElements.Check<double>(
            typeof(OnlyShuffleDouble),
            CopiedElements.OfImage([2, 3, 9], [6, 9, 1], (h, w, c) => (h / 3, w / 3, (h % 3 * 3) + (w % 3)))
        );
    }
}
