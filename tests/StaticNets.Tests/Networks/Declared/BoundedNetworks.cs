namespace StaticNets.Tests.Networks.Bounded;

// Probabilities as targets, columns of bounded length and groups of filters: what a step checks and joins beside its kernels.

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(6, 6, 4)]
[Conv2D(6, 3, Groups = 2, Padding = Padding.Same)]
[Flatten]
[Dense(5, MaxNorm = 0.5)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class Probabilities : ILearnTargets<float>;
