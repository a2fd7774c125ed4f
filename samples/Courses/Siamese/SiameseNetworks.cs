using StaticNets;

namespace Courses.Siamese;

/// <summary>Describes a digit by 16 numbers.</summary>
[Network]
[Input(64)]
[Dense(64, Activation = Activation.Relu)]
[Dense(16)]
public sealed partial class Tower;

/// <summary>Says whether two images show the same digit. Both uses of the tower have one name, so they share their weights.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(64, Name = "left")]
[Input(64, Name = "right")]
[Use<Tower>(Name = "twin", From = "left")]
[Use<Tower>(Name = "twin", From = "right")]
[Multiply("twin")]
[Dense(16, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class Twins;

/// <summary>The same network, except that each image has a tower with weights of its own.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(64, Name = "left")]
[Input(64, Name = "right")]
[Use<Tower>(Name = "left_tower", From = "left")]
[Use<Tower>(Name = "right_tower", From = "right")]
[Multiply("left_tower")]
[Dense(16, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class Strangers;
