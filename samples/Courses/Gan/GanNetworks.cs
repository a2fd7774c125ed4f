using StaticNets;

namespace Courses.Gan;

/// <summary>Makes a point of the plane from two random numbers. It has no loss: the discriminator says how its points should move.</summary>
[Network]
[Input(2)]
[Dense(64, Activation = Activation.LeakyRelu)]
[Dense(64, Activation = Activation.LeakyRelu)]
[Dense(2)]
internal sealed partial class Generator;

/// <summary>Computes the probability that a point is real and was not made by the generator.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(64, Activation = Activation.LeakyRelu)]
[Dense(64, Activation = Activation.LeakyRelu)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Discriminator;
