using StaticNets;

namespace Courses.Digits;

/// <summary>Classifies images of 8 × 8 pixels as one of ten digits.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DigitClassifier;
