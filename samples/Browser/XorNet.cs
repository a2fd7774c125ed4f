using StaticNets;

namespace Browser;

/// <summary>The network of the README's first program.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class XorNet;
