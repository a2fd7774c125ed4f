namespace StaticNets.Tests.Networks.ImageSizes;

// Square kernels with sides of 1 to 5 pixels. Together, the kernels of each size have all numbers of input channels in the list 1, 7, 8, 9,
// 15, 16, 17, 33, and also all these numbers of filters. Kernels of each size above 1 × 1 keep height and width of the image in half of the
// networks and reduce them in the other half. Half of the networks are in single precision.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(6, 7, 16)]
[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(7, 1, Activation = Activation.Tanh)]
[Conv2D(9, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(17, 5, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(8, 4)]
internal sealed partial class FromSixteenChannels : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 7, 17)]
[Conv2D(7, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(8, 1, Activation = Activation.Tanh)]
[Conv2D(15, 2, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(33, 5, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(9, 4)]
internal sealed partial class FromSeventeenChannels : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 8, 33)]
[Conv2D(8, 3, Activation = Activation.Tanh)]
[Conv2D(9, 1, Activation = Activation.Relu)]
[Conv2D(16, 2, Activation = Activation.Tanh)]
[Conv2D(1, 5, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(15, 4, Padding = Padding.Same)]
internal sealed partial class FromThirtyThreeChannels : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 1)]
[Conv2D(9, 3, Activation = Activation.Relu)]
[Conv2D(15, 1, Activation = Activation.Tanh)]
[Conv2D(17, 2, Activation = Activation.Tanh)]
[Conv2D(7, 5, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(16, 4, Padding = Padding.Same)]
internal sealed partial class FromOneChannel : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(6, 7, 7)]
[Conv2D(15, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(16, 1, Activation = Activation.Tanh)]
[Conv2D(33, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(8, 5, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(17, 4)]
internal sealed partial class FromSevenChannels : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 7, 8)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(17, 1, Activation = Activation.Tanh)]
[Conv2D(1, 2, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(9, 5, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(33, 4)]
internal sealed partial class FromEightChannels : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 8, 9)]
[Conv2D(17, 3, Activation = Activation.Tanh)]
[Conv2D(33, 1, Activation = Activation.Relu)]
[Conv2D(7, 2, Activation = Activation.Tanh)]
[Conv2D(15, 5, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(1, 4, Padding = Padding.Same)]
internal sealed partial class FromNineChannels : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 15)]
[Conv2D(33, 3, Activation = Activation.Relu)]
[Conv2D(1, 1, Activation = Activation.Tanh)]
[Conv2D(8, 2, Activation = Activation.Tanh)]
[Conv2D(16, 5, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(7, 4, Padding = Padding.Same)]
internal sealed partial class FromFifteenChannels : ILearnTargets<double>;
