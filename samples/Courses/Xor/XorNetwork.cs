using StaticNets;

namespace Courses.Xor;

/// <summary>A small network that can compute exclusive or: two hidden units.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class XorNetwork;
