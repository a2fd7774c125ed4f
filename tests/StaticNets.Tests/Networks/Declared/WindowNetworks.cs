namespace StaticNets.Tests.Networks.ImageSizes;

// Windows with strides, overlaps, dilation and padding, and groups of channels, for numbers of channels near the lengths of SIMD vectors.

/// <summary>Depthwise convolutions with one and with two filters for each channel, and groups of three channels.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 10, 8)]
[Conv2D(16, 3, Strides = 2, Groups = 8, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(9, 2, 3, Dilation = 2, Pad = 2, Activation = Activation.Tanh)]
[Conv2D(9, 3, Groups = 9, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(15, 3, Strides = 3, Groups = 3, Pad = 1)]
internal sealed partial class GroupsOfFew : ILearnTargets<float>;

/// <summary>Groups wider than a vector, a dilated depthwise convolution, and kernels as large as the image.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(8, 7, 34)]
[Conv2D(33, 3, Strides = 2, Dilation = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(33, 3, Dilation = 2, Groups = 33, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(34, 5, 4, Pad = 2, Strides = 3, Activation = Activation.Tanh)]
[Conv2D(34, 1, 2, Groups = 2)]
internal sealed partial class GroupsOfMany : ILearnTargets<float>;

/// <summary>Similar groups in double precision, where vectors have half as many elements.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 8, 14)]
[Conv2D(14, 3, Strides = 2, Groups = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(18, 2, Dilation = 3, Groups = 2, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(18, 3, Groups = 18, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(5, 4, Strides = 3, Dilation = 1, Pad = 2)]
internal sealed partial class GroupsInDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(11, 9, 17)]
[MaxPooling2D(3, Strides = 2)]
[Conv2D(9, 1, Activation = Activation.Tanh)]
[MinPooling2D(2, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(3, 2, Strides = 2, Padding = Padding.Same)]
[Conv2D(33, 1, Activation = Activation.Tanh)]
[MaxPooling2D(2, 1)]
internal sealed partial class PooledInSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12, 10, 33)]
[AveragePooling2D(3, Strides = 2, Pad = 1)]
[Conv2D(7, 1, Activation = Activation.Tanh)]
[MinPooling2D(1, 2, Strides = 2)]
[Conv2D(8, 1, Activation = Activation.Tanh)]
[MaxPooling2D(2, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(2, 1)]
internal sealed partial class PooledInDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(13, 14, 1)]
[MinPooling2D(3, 2)]
[Conv2D(16, 1, Activation = Activation.Tanh)]
[MaxPooling2D(3, Strides = 1, Pad = 1)]
[Conv2D(15, 1, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Conv2D(7, 1, Activation = Activation.Tanh)]
[MinPooling2D(2, Strides = 1, Padding = Padding.Same)]
[GlobalMaxPooling2D]
internal sealed partial class PooledToOne : ILearnTargets<float>;
