using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 3, 2)]
[ZeroPadding2D(1)]
[Conv2D(5, 3, Activation = Activation.Tanh)]
[ZeroPadding2D(2, 1)]
[Conv2D(3, 2, Activation = Activation.Tanh)]
[ZeroPadding2D(top: 0, bottom: 2, left: 1, right: 3)]
[Conv2D(2, 3, 2)]
public sealed partial class ZerosAroundSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 2)]
[ZeroPadding2D(1)]
[Conv2D(5, 3, Activation = Activation.Tanh)]
[ZeroPadding2D(2, 1)]
[Conv2D(3, 2, Activation = Activation.Tanh)]
[ZeroPadding2D(top: 0, bottom: 2, left: 1, right: 3)]
[Conv2D(2, 3, 2)]
public sealed partial class ZerosAroundDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 4, 17)]
[ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 3)]
public sealed partial class OnlyZerosSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 1)]
[ZeroPadding2D(0, 2)]
public sealed partial class OnlyZerosDouble : ILearnTargets<double>;

public sealed class ZeroPadding2DTests() : ImageWithAdamTests<ZerosAroundSingle, ZerosAroundDouble>("ZerosAround")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(
            typeof(OnlyZerosSingle),
            CopiedElements.OfImage([3, 4, 17], [4, 9, 17], (h, w, c) => (h - 1, w - 2, c))
        );
        CopiedElements.Check<double>(typeof(OnlyZerosDouble), CopiedElements.OfImage([3, 4, 1], [3, 8, 1], (h, w, c) => (h, w - 2, c)));
    }
}
