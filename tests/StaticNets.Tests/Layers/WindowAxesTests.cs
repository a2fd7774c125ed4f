using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 11, 4)]
[Conv2D(6, 3, StrideHeight = 2, PadTop = 2, PadRight = 1, Activation = Activation.Tanh, UseBias = false)]
[Conv2D(9, 2, 3, Strides = 3, StrideHeight = 1, DilationWidth = 2, PadLeft = 3, PadBottom = 1, Activation = Activation.Relu)]
[Conv2D(3, 2, 1, Dilation = 2, DilationWidth = 1, Pad = 1, PadTop = 2, UseBias = false)]
public sealed partial class OwnAxesSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 11, 4)]
[Conv2D(6, 3, StrideHeight = 2, PadTop = 2, PadRight = 1, Activation = Activation.Tanh, UseBias = false)]
[Conv2D(9, 2, 3, Strides = 3, StrideHeight = 1, DilationWidth = 2, PadLeft = 3, PadBottom = 1, Activation = Activation.Relu)]
[Conv2D(3, 2, 1, Dilation = 2, DilationWidth = 1, Pad = 1, PadTop = 2, UseBias = false)]
public sealed partial class OwnAxesDouble : ILearnTargets<double>;

/// <summary>Strides, dilations and padding that differ by axis and side, and convolutions without a bias.</summary>
public sealed class WindowAxesTests() : ImageWithAdamTests<OwnAxesSingle, OwnAxesDouble>("OwnAxes");
