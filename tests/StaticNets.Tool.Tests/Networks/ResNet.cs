namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>resnet</c>, with inputs [height, width, channels].</summary>
[Network]
[Input(12, 11, 3)]
[Conv2D(8, 3, Padding = Padding.Same, Name = "conv1")]
[BatchNormalization(Epsilon = 1e-5, Name = "bn1")]
[Activation(Activation.Relu)]
[MaxPooling2D(3, Strides = 2, Pad = 1, Name = "stem")]
[Conv2D(8, 3, Pad = 1)]
[BatchNormalization(Epsilon = 1e-5)]
[Activation(Activation.Relu)]
[Conv2D(8, 3, Pad = 1)]
[BatchNormalization(Epsilon = 1e-5)]
[Add("stem")]
[Activation(Activation.Relu)]
[Conv2D(8, 3, Strides = 2, Pad = 1, Groups = 8, Name = "depthwise")]
[Conv2D(5, 1, Activation = Activation.Relu, Name = "pointwise")]
[AveragePooling2D(2, Strides = 1)]
[Flatten]
[Dense(4, Name = "fc")]
public sealed partial class ResNet;
