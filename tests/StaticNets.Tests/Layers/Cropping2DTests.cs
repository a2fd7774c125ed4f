using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 8, 2)]
[Cropping2D(1)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Cropping2D(1, 0)]
[Conv2D(3, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Cropping2D(top: 0, bottom: 1, left: 2, right: 1)]
public sealed partial class CroppedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 2)]
[Cropping2D(1)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Cropping2D(1, 0)]
[Conv2D(3, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Cropping2D(top: 0, bottom: 1, left: 2, right: 1)]
public sealed partial class CroppedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(6, 5, 17)]
[Cropping2D(top: 1, bottom: 2, left: 0, right: 3)]
public sealed partial class OnlyCroppingSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 1)]
[Cropping2D(2, 1)]
public sealed partial class OnlyCroppingDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 2)]
[Cropping2D(0)]
[Flatten]
[Dense(2)]
public sealed partial class NotCropped : ILearnTargets<double>;

public sealed class Cropping2DTests() : ImageWithAdamTests<CroppedSingle, CroppedDouble>("Cropped")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(typeof(OnlyCroppingSingle), CopiedElements.OfImage([6, 5, 17], [3, 2, 17], (h, w, c) => (h + 1, w, c)));
        CopiedElements.Check<double>(
            typeof(OnlyCroppingDouble),
            CopiedElements.OfImage([6, 5, 1], [2, 3, 1], (h, w, c) => (h + 2, w + 1, c))
        );
    }
}

public sealed class Cropping2DOfNothingTests : GradientTests<NotCropped>;
