namespace StaticNets.Tests.Networks.DirectTwins;

// The networks that are computed in tiles, with the direct form of their convolutions.

[Network(Loss = Loss.MeanSquaredError, Convolution = Algorithm.Direct)]
[Input(11, 7, 16)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(16, 3)]
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false, Activation = Activation.Relu)]
internal sealed partial class TiledImages : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Convolution = Algorithm.Direct)]
[Input(34, 6, 16)]
[Conv2D(16, 3, Activation = Activation.Relu)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
internal sealed partial class TiledTallImages : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Convolution = Algorithm.Direct)]
[Input(29, 10, 256)]
[Conv2D(32, 3)]
internal sealed partial class TiledInParts : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Convolution = Algorithm.Direct)]
[Input(8, 7, 128)]
[Conv2D(128, 3)]
[Conv2D(160, 3, Padding = Padding.Same)]
[GlobalAveragePooling2D]
[Dense(3)]
internal sealed partial class TiledSamples : ILearnTargets<float>;
