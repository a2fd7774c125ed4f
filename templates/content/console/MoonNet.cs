using StaticNets;

namespace StaticNetsApp;

/// <summary>Says to which of two half moons a point of the plane belongs.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(16, Activation = Activation.Relu)]
[Dense(16, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class MoonNet;
