namespace StaticNets.Tool.Tests.Networks;

/// <summary><c>deep</c> of the fixtures: its layers differ only in the numbers of their modules.</summary>
[Network]
[Input(5)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh)]
public sealed partial class Deep;
