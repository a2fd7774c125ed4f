namespace StaticNets.Tests.Networks.ImageSizes;

// Pooling with dilation, with padding by side, with a number of windows that is rounded up, and with padding that counts. An average of a
// window that lies completely in the padding is 0.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(11, 13, 3)]
[Conv2D(17, 2, Activation = Activation.Tanh)]
[MaxPooling2D(3, Strides = 2, Dilation = 2, PadTop = 1, PadRight = 2)]
[AveragePooling2D(2, Strides = 3, CeilMode = true)]
[Flatten]
[Dense(3)]
internal sealed partial class DilatedPooling : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12, 10, 5)]
[AveragePooling2D(3, 2, StrideHeight = 2, StrideWidth = 1, Pad = 1, CountPadding = true, CeilMode = true)]
[Conv2D(6, 1, Activation = Activation.Tanh)]
[AveragePooling2D(2, Strides = 2, PadLeft = 3, PadBottom = 3)]
[MinPooling2D(2, 3, Strides = 2, CeilMode = true)]
[GlobalMinPooling2D]
internal sealed partial class CountedPadding : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 2)]
[Conv2D(4, 2, Activation = Activation.Tanh)]
[AveragePooling2D(2, Strides = 3, Dilation = 3, Pad = 4)]
[AveragePooling2D(2, Strides = 2, Dilation = 2, Pad = 1, CountPadding = true, CeilMode = true)]
[Flatten]
[Dense(2)]
internal sealed partial class WindowsInThePadding : ILearnTargets<double>;
