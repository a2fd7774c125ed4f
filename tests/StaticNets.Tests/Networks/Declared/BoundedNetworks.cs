namespace StaticNets.Tests.Networks.Bounded;

// A network whose training step does some work in the library instead of the emitted functions: it checks that targets are
// probabilities, applies the max-norm, and copies the kernel gradients of a convolution's groups into one matrix.

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(6, 6, 4)]
[Conv2D(6, 3, Groups = 2, Padding = Padding.Same)]
[Flatten]
[Dense(5, MaxNorm = 0.5)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class Probabilities : ILearnTargets<float>;
