namespace StaticNets.Tests.Networks.ImageSizes;

// Transposed convolutions: strides below, equal to and above the kernel, so that windows overlap, touch, or leave pixels between them; padding,
// output padding, dilation and groups; behind a fused activation and at the input.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(2, 2, 5)]
[Conv2DTranspose(7, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv2DTranspose(17, 2, 3, StrideWidth = 2, Pad = 1, OutputPadding = 0, Activation = Activation.Relu)]
[Conv2DTranspose(3, 4, Strides = 2, Pad = 1, UseBias = false)]
internal sealed partial class SpreadImages : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 1, 16)]
[Conv2DTranspose(6, 3, Strides = 2, Pad = 1, OutputPadding = 1, Activation = Activation.Tanh)]
[Conv2DTranspose(5, 2, 1, Strides = 3, Activation = Activation.Tanh)]
[Conv2DTranspose(2, 3, Padding = Padding.Same, Strides = 2)]
internal sealed partial class SpreadByMoreThanTheKernel : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 2, 6)]
[Conv2DTranspose(9, 3, 2, Dilation = 2, Strides = 3, PadTop = 2, PadRight = 1, Groups = 3, Activation = Activation.Tanh)]
[Conv2DTranspose(9, 2, Groups = 9, Activation = Activation.Relu)]
[Conv2DTranspose(4, 1, Padding = Padding.Same, Strides = 2)]
[Conv2DTranspose(3, 2, Dilation = 3, Pad = 3)]
internal sealed partial class SpreadInGroups : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(2, 3, 33)]
[Conv2DTranspose(16, 4, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(4, 3, Padding = Padding.Same, Strides = 2, Activation = Activation.Tanh)]
[Conv2DTranspose(1, 5, Strides = 4, Pad = 2, OutputPadding = 3)]
internal sealed partial class ThereAndBack : ILearnTargets<float>;

// As many filters as channels: a normalisation behind the layer scales the filters, which are not the columns of the kernel.
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 2, 5)]
[Conv2DTranspose(5, 2, Strides = 2, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Conv2D(3, 2)]
internal sealed partial class NormalizedSpread : ILearnTargets<double>;
