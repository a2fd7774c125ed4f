namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>image</c>, with inputs [height, width, channels].</summary>
[Network]
[Input(4, 5, 3)]
[Flatten]
[LayerNormalization(Epsilon = 1e-5)]
[Dropout(0.5)]
[Activation(Activation.Relu, Name = "normed")]
[Dense(4, Activation = Activation.Tanh, From = "flatten")]
[Concatenate("normed", "flatten")]
[Dense(3)]
public sealed partial class Image;
