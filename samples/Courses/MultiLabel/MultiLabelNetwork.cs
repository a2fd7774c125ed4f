using StaticNets;

namespace Courses.MultiLabel;

/// <summary>Three independent yes-or-no decisions about a point of the plane.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(24, Activation = Activation.Relu)]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed partial class MultiLabelNetwork;
