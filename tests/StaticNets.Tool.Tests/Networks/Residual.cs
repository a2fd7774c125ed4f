namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>residual</c>.</summary>
[Network]
[Input(6)]
[Dense(7, Activation = Activation.Tanh, Name = "stem")]
[Dense(7, Activation = Activation.Relu, Name = "branch")]
[Add("stem")]
[LayerNormalization]
[Concatenate("input")]
[Dense(3, Name = "head")]
public sealed partial class Residual;
