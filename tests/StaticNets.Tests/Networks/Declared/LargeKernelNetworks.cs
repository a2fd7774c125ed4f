namespace StaticNets.Tests.Networks.ImageSizes;

// Kernels larger than a second-level cache, with a loop over panels of their columns around all other loops, forward and backward.

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 5, 160)]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
internal sealed partial class LargeImageKernel : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 96)]
[Conv2D(96, 3, Activation = Activation.Tanh)]
internal sealed partial class LargeDoubleImageKernel : ILearnTargets<double>;
