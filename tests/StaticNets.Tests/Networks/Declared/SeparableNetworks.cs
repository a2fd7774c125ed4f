namespace StaticNets.Tests.Networks.ImageSizes;

// Depthwise and separable convolutions, with one and with several filters for each channel.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(7, 8, 5)]
[DepthwiseConv2D(3, Padding = Padding.Same, Activation = Activation.Tanh)]
[DepthwiseConv2D(2, 3, Multiplier = 3, Strides = 2, Activation = Activation.Relu)]
[DepthwiseConv2D(2, Multiplier = 2, Dilation = 2, Pad = 1, UseBias = false)]
internal sealed partial class DepthwiseImages : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[SeparableConv2D(9, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[SeparableConv2D(6, 2, 3, Multiplier = 2, StrideHeight = 2, PadLeft = 2, Activation = Activation.Relu)]
[SeparableConv2D(4, 2, Multiplier = 3, UseBias = false)]
internal sealed partial class SeparableImages : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 1)]
[DepthwiseConv2D(3, Multiplier = 8, Padding = Padding.Same, Activation = Activation.Tanh)]
[DepthwiseConv2D(2, Activation = Activation.Tanh)]
[Conv2D(8, 2, Groups = 4, Activation = Activation.Tanh)]
[Conv2D(33, 2, 1, Groups = 1, Pad = 1)]
internal sealed partial class FromOneChannelToMany : ILearnTargets<double>;
