using StaticNets;

namespace Courses.AutoEncoders;

/// <summary>Compresses the 64 pixels of a digit to a code of eight numbers.</summary>
[Network]
[Input(64)]
[Dense(32, Activation = Activation.Relu)]
[Dense(8)]
public sealed partial class Encoder;

/// <summary>Draws a digit from a code.</summary>
[Network]
[Input(8)]
[Dense(32, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Sigmoid)]
public sealed partial class Decoder;

/// <summary>Draws its own input again. The code in between is shorter, so it must keep what distinguishes digits.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[Use<Encoder>]
[Use<Decoder>]
public sealed partial class AutoEncoder;

/// <summary>Sees a digit with noise in training, another noise in each step, and draws the digit without it.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[GaussianNoise(0.3)]
[Use<Encoder>]
[Use<Decoder>]
public sealed partial class DenoisingAutoEncoder;
