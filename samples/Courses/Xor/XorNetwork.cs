using StaticNets;

namespace Courses.Xor;

/// <summary>The smallest network that computes exclusive or.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class XorNetwork;
