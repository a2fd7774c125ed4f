namespace StaticNets.Tests.Networks.ImageSizes;

// Convolutions of 3 × 3 with 16 channels and filters or a multiple, which predictions compute in tiles of 4 × 4 pixels: with outputs that are
// a multiple of four pixels and not, with and without bias, with activations that are applied in the tile, and one that is not.

[Network(Loss = Loss.MeanSquaredError)]
[Input(11, 7, 16)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(16, 3)]
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false, Activation = Activation.Relu)]
internal sealed partial class TiledImages : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(34, 6, 16)]
[Conv2D(16, 3, Activation = Activation.Relu)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
internal sealed partial class TiledTallImages : ILearnTargets<float>;

/// <summary>
/// So many channels that the tiles are computed in two parts of four lines, of which one line is computed twice. It has no activation: of so many
/// outputs one can lie so close to zero that a rectifier has another derivative after rounding than in the reference.
/// </summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(29, 10, 256)]
[Conv2D(32, 3)]
internal sealed partial class TiledInParts : ILearnTargets<float>;

/// <summary>Kernels so large that training computes the tiles of several samples at a time.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(8, 7, 128)]
[Conv2D(128, 3)]
[Conv2D(160, 3, Padding = Padding.Same)]
[GlobalAveragePooling2D]
[Dense(3)]
internal sealed partial class TiledSamples : ILearnTargets<float>;
