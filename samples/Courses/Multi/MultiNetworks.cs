using StaticNets;

namespace Courses.Multi;

/// <summary>Reads two images of digits, and computes the sum of the digits and the probability that the left one is larger.</summary>
[Network]
[Input(64, Name = "left")]
[Input(64, Name = "right")]
[Dense(32, Name = "left_features", From = "left", Activation = Activation.Relu)]
[Dense(32, From = "right", Activation = Activation.Relu)]
[Concatenate("left_features")]
[Dense(64, Name = "stem", Activation = Activation.Relu)]
[Dense(1, Name = "sum")]
[Dense(1, Name = "larger", From = "stem", Activation = Activation.Sigmoid)]
[Output("sum", Loss = Loss.MeanSquaredError, Weight = 0.1)]
[Output("larger", Loss = Loss.BinaryCrossEntropy)]
public sealed partial class TwoInputs;

/// <summary>The same outputs from the left image alone.</summary>
[Network]
[Input(64)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Name = "stem", Activation = Activation.Relu)]
[Dense(1, Name = "sum")]
[Dense(1, Name = "larger", From = "stem", Activation = Activation.Sigmoid)]
[Output("sum", Loss = Loss.MeanSquaredError, Weight = 0.1)]
[Output("larger", Loss = Loss.BinaryCrossEntropy)]
public sealed partial class OneInput;
