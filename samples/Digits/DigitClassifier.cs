using StaticNets;

namespace Digits;

/// <summary>Computes the probabilities of ten digits from 64 pixels.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DigitClassifier;
