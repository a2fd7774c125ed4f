using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 3, 6)]
[Conv2DTranspose(9, 3, Strides = 2, Groups = 3, Activation = Activation.Tanh)]
[Conv2DTranspose(5, 2, 3, StrideHeight = 3, Dilation = 2, Pad = 1, PadRight = 2, Activation = Activation.Swish)]
[Conv2DTranspose(2, 3, Strides = 2, Pad = 1, OutputPadding = 1, UseBias = false)]
public sealed partial class TransposedImageSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 6)]
[Conv2DTranspose(9, 3, Strides = 2, Groups = 3, Activation = Activation.Tanh)]
[Conv2DTranspose(5, 2, 3, StrideHeight = 3, Dilation = 2, Pad = 1, PadRight = 2, Activation = Activation.Swish)]
[Conv2DTranspose(2, 3, Strides = 2, Pad = 1, OutputPadding = 1, UseBias = false)]
public sealed partial class TransposedImageDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 3, 5)]
[Conv2DTranspose(17, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(4, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv2DTranspose(3, 1, 2, Strides = 2, StrideWidth = 3, Padding = Padding.Same)]
public sealed partial class TransposedSameSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 5)]
[Conv2DTranspose(17, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(4, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv2DTranspose(3, 1, 2, Strides = 2, StrideWidth = 3, Padding = Padding.Same)]
public sealed partial class TransposedSameDouble : ILearnTargets<double>;

public sealed class Conv2DTransposeTests() : ImageWithAdamTests<TransposedImageSingle, TransposedImageDouble>("Transposed");

/// <summary>The padding that Keras calls same, with strides below and above the kernel.</summary>
public sealed class SameConv2DTransposeTests() : ImageWithAdamTests<TransposedSameSingle, TransposedSameDouble>("TransposedSame");

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 4)]
[Conv2DTranspose(6, 2, Strides = 2, Groups = 2, DropConnect = 0.5)]
[Flatten]
[Dense(3)]
public sealed partial class SpreadByDroppedWeights : ILearnTargets<double>;

/// <summary>DropConnect on a transposed convolution with groups, whose kernel passes through two buffers.</summary>
public sealed class Conv2DTransposeWithDropConnectTests : GradientTests<SpreadByDroppedWeights>;
