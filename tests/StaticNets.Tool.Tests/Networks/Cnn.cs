namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>cnn</c>, with inputs [height, width, channels].</summary>
[Network]
[Input(5, 6, 4)]
[Conv2D(6, 3, Padding = Padding.Same)]
[BatchNormalization(Epsilon = 1e-5)]
[Activation(Activation.Relu)]
[Conv2D(8, 3, 2, Groups = 2, Activation = Activation.Relu)]
[Flatten]
[Dense(5)]
public sealed partial class Cnn;

/// <summary><see cref="Cnn"/> with all layers but the last in a part.</summary>
[Network]
[Input(5, 6, 4)]
[Use<PartedCnnFeatures>(Name = "features")]
[Dense(5, Name = "fc")]
public sealed partial class PartedCnn;

/// <summary>The part of <see cref="PartedCnn"/>; its output is a flattened image.</summary>
[Network]
[Input(5, 6, 4)]
[Conv2D(6, 3, Padding = Padding.Same)]
[BatchNormalization(Epsilon = 1e-5)]
[Activation(Activation.Relu)]
[Conv2D(8, 3, 2, Groups = 2, Activation = Activation.Relu)]
[Flatten]
public sealed partial class PartedCnnFeatures;
