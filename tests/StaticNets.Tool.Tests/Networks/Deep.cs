namespace StaticNets.Tool.Tests.Networks;

/// <summary><c>deep</c> of the fixtures: only the numbers of its modules tell its layers apart.</summary>
[Network]
[Input(5)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
public sealed partial class Deep;
