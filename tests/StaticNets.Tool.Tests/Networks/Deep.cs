namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>deep</c>; only the numbers in the names of its modules tell its layers apart.</summary>
[Network]
[Input(5)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
public sealed partial class Deep;
