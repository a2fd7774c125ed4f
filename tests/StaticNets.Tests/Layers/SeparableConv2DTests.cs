using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(7, 6, 3)]
[SeparableConv2D(8, 3, Multiplier = 2, Padding = Padding.Same, Activation = Activation.Relu)]
[DepthwiseConv2D(2, 3, Multiplier = 3, Strides = 2, Activation = Activation.Tanh)]
[SeparableConv2D(2, 2)]
public sealed partial class SeparableSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 6, 3)]
[SeparableConv2D(8, 3, Multiplier = 2, Padding = Padding.Same, Activation = Activation.Relu)]
[DepthwiseConv2D(2, 3, Multiplier = 3, Strides = 2, Activation = Activation.Tanh)]
[SeparableConv2D(2, 2)]
public sealed partial class SeparableDouble : ILearnTargets<double>;

/// <summary>Separable and depthwise convolutions, with one and with several filters for each channel.</summary>
public sealed class SeparableConv2DTests() : ImageWithAdamTests<SeparableSingle, SeparableDouble>("Separable");
