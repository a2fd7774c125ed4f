namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of <c>keras</c> and <c>keras_vars</c> of the fixtures.</summary>
[Network]
[Input(3)]
[Dense(4)]
[LayerNormalization]
[Dense(2)]
public sealed partial class KerasModel;
