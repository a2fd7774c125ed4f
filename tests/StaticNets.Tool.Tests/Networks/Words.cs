namespace StaticNets.Tool.Tests.Networks;

/// <summary>Indices whose vectors are flattened.</summary>
[Network]
[Input(2, 3)]
[Embedding(5, 4)]
[Flatten]
[Dense(1)]
public sealed partial class Words;
