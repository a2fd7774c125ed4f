namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixtures <c>keras</c> and <c>keras_vars</c>.</summary>
[Network]
[Input(3)]
[Dense(4)]
[LayerNormalization]
[Dense(2)]
public sealed partial class KerasModel;
