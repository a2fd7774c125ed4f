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

/// <summary>Describes the pixels of a digit by 128 numbers, none of them negative.</summary>
[Network]
[Input(64)]
[Dense(128, Activation = Activation.Relu)]
public sealed partial class WideEncoder;

/// <summary>Draws a digit from 128 numbers.</summary>
[Network]
[Input(128)]
[Dense(64, Activation = Activation.Sigmoid)]
public sealed partial class WideDecoder;

/// <summary>Draws its own input again from a code that is longer than the input.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[Use<WideEncoder>]
[Use<WideDecoder>]
public sealed partial class WideAutoEncoder;

/// <summary>The same with a penalty of the code, λ‖code‖₁, which makes most of its numbers 0.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[Use<WideEncoder>]
[ActivityRegularization(L1 = 1e-3)]
[Use<WideDecoder>]
public sealed partial class SparseAutoEncoder;
