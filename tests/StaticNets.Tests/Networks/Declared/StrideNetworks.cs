namespace StaticNets.Tests.Networks.ImageSizes;

// Strides of convolutions: smaller than the kernel, equal to it, and larger, so that some pixels lie in no window; with dilation, with groups,
// with channels that are no multiple of a vector, and behind a fused activation.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(13, 12, 5)]
[Conv2D(7, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(17, 2, 1, Strides = 2, Pad = 1, Activation = Activation.Relu)]
[Conv2D(3, 2, Strides = 3)]
internal sealed partial class SmallStrides : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(14, 17, 3)]
[Conv2D(5, 4, 5, Strides = 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(9, 1, 2, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(2, 2, Strides = 2)]
internal sealed partial class LargeStrides : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15, 16, 2)]
[Conv2D(16, 3, Strides = 2, Dilation = 2, Activation = Activation.Tanh)]
[Conv2D(6, 2, 3, Strides = 3, Dilation = 2, Pad = 2, Activation = Activation.Relu)]
[Conv2D(2, 1)]
internal sealed partial class DilatedStrides : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 11, 6)]
[Conv2D(6, 3, Strides = 2, Groups = 6, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(18, 2, Strides = 3, Groups = 3, Pad = 1, Activation = Activation.Tanh)]
[Conv2D(18, 1, 2, Strides = 3, Groups = 18, Pad = 1)]
internal sealed partial class GroupedStrides : ILearnTargets<float>;

// The last line and columns lie in no window, and a window is one pixel or one stride.
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(12, 14, 3)]
[Conv2D(16, 4, Strides = 4, Activation = Activation.Tanh)]
[Conv2D(5, 1, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(4, 2)]
internal sealed partial class WholeStrides : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(23, 3)]
[Conv1D(5, 4, Strides = 3, Activation = Activation.Tanh)]
[Conv1D(7, 1, Strides = 2, Activation = Activation.Tanh)]
[Conv1D(2, 2, Strides = 3, Pad = 1)]
internal sealed partial class StridedStepsOfAllKinds : ILearnTargets<double>;

// Strides, dilations and padding that differ by axis and side, and layers without a bias.
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(11, 13, 4)]
[Conv2D(6, 3, StrideHeight = 2, PadTop = 2, PadRight = 1, Activation = Activation.Tanh, UseBias = false)]
[Conv2D(17, 2, 3, Strides = 3, StrideHeight = 1, DilationWidth = 2, PadLeft = 3, PadBottom = 1, Activation = Activation.Relu)]
[Conv2D(3, 2, 1, Dilation = 2, DilationWidth = 1, Pad = 1, PadTop = 2, UseBias = false)]
[Flatten]
[Dense(4, UseBias = false)]
internal sealed partial class AxesOfTheirOwn : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(17, 3)]
[Conv1D(5, 4, PadBefore = 2, PadAfter = 5, Activation = Activation.Tanh, UseBias = false)]
[AveragePooling1D(3, Strides = 2, Dilation = 2, PadBefore = 1, CountPadding = true, CeilMode = true)]
[MaxPooling1D(2, Strides = 2, Pad = 1, CeilMode = true)]
[Conv1D(2, 2, Strides = 2, PadBefore = 1)]
internal sealed partial class SidesOfSteps : ILearnTargets<double>;

// A line of a window, or of windows, reaches beyond the beginning of the next line.
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 5, 2)]
[Conv2D(5, 3, DilationWidth = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(6, 1, StrideWidth = 4, Activation = Activation.Tanh)]
[Conv2D(3, 2, 1)]
internal sealed partial class LinesThatReachBack : ILearnTargets<double>;
