using StaticNets;

namespace Courses.MultiLabel;

/// <summary>Three questions about a point of the plane, each answered yes or no on its own.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(24, Activation = Activation.Relu)]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed partial class MultiLabelNetwork;
