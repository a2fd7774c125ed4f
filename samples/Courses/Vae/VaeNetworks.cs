using StaticNets;

namespace Courses.Vae;

/// <summary>Computes for the 64 pixels of a digit a normal distribution of points of the plane: two means and two logarithms of variances.</summary>
[Network]
[Input(64)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(4)]
public sealed partial class Encoder;

/// <summary>Draws a digit from a point of the plane.</summary>
[Network]
[Input(2)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(64, Activation = Activation.Sigmoid)]
public sealed partial class Decoder;

/// <summary>
/// Draws its own input again, in training from a random point of the input's distribution. The loss is the cross-entropy of all 64 pixels and
/// the divergence of the distribution from N(0, 1), both in nats.
/// </summary>
[Network]
[Input(64)]
[Use<Encoder>]
[Sampling(Beta = 1)]
[Use<Decoder>]
[Output("decoder", Loss = Loss.BinaryCrossEntropy, Weight = 64)]
public sealed partial class VariationalAutoEncoder;
