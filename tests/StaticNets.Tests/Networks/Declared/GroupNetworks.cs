namespace StaticNets.Tests.Networks.ImageSizes;

// Convolutions of many narrow groups, which are computed side by side, and of groups that are too wide or too few for that. Channels and
// filters of a group are equal or not; images are padded, strided, dilated or none of it, and read by one layer or by two.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(7, 6, 7)]
[DepthwiseConv2D(3, Multiplier = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(21, 2, Groups = 7, Dilation = 2, Pad = 1, Activation = Activation.Relu)]
[Conv2D(14, 3, Groups = 7, Strides = 2, Pad = 1, Activation = Activation.Tanh)]
[DepthwiseConv2D(2, Multiplier = 3, UseBias = false)]
internal sealed partial class SevenGroups : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(5, 4, 132)]
[Conv2D(132, 3, Groups = 33, Activation = Activation.Tanh)]
[Conv2D(66, 2, 1, Groups = 33, Strides = 2, Pad = 1, Activation = Activation.Relu)]
[Conv2D(99, 1, 3, Groups = 33, Dilation = 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(33, 1, 2, Groups = 33)]
internal sealed partial class ManyGroups : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 7, 32)]
[Conv2D(32, 3, Groups = 8, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(16, 3, 2, Groups = 8, StrideWidth = 2, DilationHeight = 2, Activation = Activation.Tanh)]
[Conv2D(24, 2, Groups = 8, Strides = 3, Pad = 2, Activation = Activation.Tanh)]
[Conv2D(48, 1, Groups = 12)]
internal sealed partial class EightGroups : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 6, 5)]
[Conv2D(10, 3, Groups = 5, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(30, 2, Groups = 10, Activation = Activation.Relu)]
[Conv2D(6, 3, Groups = 6, Dilation = 2, Pad = 2, Activation = Activation.Tanh)]
[Conv2D(9, 2, Groups = 3)]
internal sealed partial class FiveGroups : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(3, 4, 9)]
[Conv2DTranspose(27, 3, Strides = 2, Groups = 9, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2DTranspose(18, 2, Groups = 9, Activation = Activation.Relu)]
[Conv2DTranspose(18, 2, 3, Dilation = 2, Strides = 3, PadTop = 2, PadRight = 1, Groups = 9, Activation = Activation.Tanh)]
[Conv2DTranspose(36, 2, Groups = 9, PadLeft = 1, UseBias = false)]
internal sealed partial class TransposedGroups : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 14)]
[Conv1D(21, 3, Groups = 7, Dilation = 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(14, 3, Groups = 7, Strides = 2, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv1D(56, 3, Groups = 14, Activation = Activation.Tanh)]
[Conv1D(28, 2, Groups = 14)]
internal sealed partial class GroupsOfSteps : ILearnTargets<double>;
