using StaticNets;

namespace Courses.Mnist;

/// <summary>28 × 28 pixels to the probabilities of ten digits: 109 386 parameters.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class MnistClassifier;

/// <summary>Logistic regression for ten classes, to compare with.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class MnistRegression;
