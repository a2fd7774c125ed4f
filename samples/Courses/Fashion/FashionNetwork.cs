using StaticNets;

namespace Courses.Fashion;

/// <summary>Classifies images of 28 × 28 pixels as one of ten kinds of clothes: 235 146 parameters.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(256, Activation = Activation.Relu)]
[Dense(128, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class FashionNetwork;
