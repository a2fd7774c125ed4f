namespace StaticNets.Tests.Networks.Bounded;

// Probabilities as targets, max-norm, and groups of filters: a training step checks and joins them outside its functions.

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(6, 6, 4)]
[Conv2D(6, 3, Groups = 2, Padding = Padding.Same)]
[Flatten]
[Dense(5, MaxNorm = 0.5)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class Probabilities : ILearnTargets<float>;
