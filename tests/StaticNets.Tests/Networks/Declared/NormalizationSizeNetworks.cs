namespace StaticNets.Tests.Networks.ImageSizes;

/// <summary>The numbers of channels are near the lengths of SIMD vectors, and the images are small.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 2, 1)]
[BatchNormalization]
[Conv2D(7, 1, Activation = Activation.Tanh)]
[BatchNormalization]
[Conv2D(8, 1, Activation = Activation.Tanh)]
[BatchNormalization]
[Conv2D(9, 1, Activation = Activation.Tanh)]
[BatchNormalization]
[Conv2D(15, 1, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.5)]
internal sealed partial class NormalizedInSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9)]
[Dense(16, Activation = Activation.Tanh)]
[BatchNormalization(Epsilon = 1e-5)]
[Dense(17, Activation = Activation.Tanh)]
[BatchNormalization]
[Dense(33, Activation = Activation.Tanh)]
[BatchNormalization]
[Dense(3)]
internal sealed partial class NormalizedInDouble : ILearnTargets<double>;
