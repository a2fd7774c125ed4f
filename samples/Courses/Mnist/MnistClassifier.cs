using StaticNets;

namespace Courses.Mnist;

/// <summary>Computes the probabilities of ten digits from 28 × 28 pixels: 109 386 parameters.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class MnistClassifier;

/// <summary>Logistic regression for ten classes, for comparison.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class MnistRegression;
