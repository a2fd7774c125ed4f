using StaticNets;

namespace Courses.Perceptron;

/// <summary>Rosenblatt's perceptron (1958): a training step with one row is the perceptron rule, <c>w ← w + α (y − ŷ) x</c>.</summary>
[Network(Loss = Loss.Perceptron)]
[Input(2)]
[Dense(1, Activation = Activation.Heaviside, KernelInitializer = Initializer.Zeros)]
public sealed partial class RosenblattNetwork;
