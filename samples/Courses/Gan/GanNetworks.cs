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

/// <summary>Makes an image of 8 × 8 pixels between 0 and 1 from 32 random numbers.</summary>
[Network]
[Input(32)]
[Dense(128, Activation = Activation.LeakyRelu)]
[Dense(128, Activation = Activation.LeakyRelu)]
[Dense(64, Activation = Activation.Sigmoid)]
internal sealed partial class DigitGenerator;

/// <summary>Computes the probability that an image is real. Dropout keeps it from knowing the 1 400 real images by heart.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(64)]
[Dense(128, Activation = Activation.LeakyRelu)]
[Dropout(0.3)]
[Dense(128, Activation = Activation.LeakyRelu)]
[Dropout(0.3)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class DigitDiscriminator;
