using StaticNets;

namespace Courses.Logistic;

/// <summary>Logistic regression for classes 0 and 1.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class ZeroOne;

/// <summary>Logistic regression for classes −1 and 1.</summary>
[Network(Loss = Loss.Logistic)]
[Input(2)]
[Dense(1)]
public sealed partial class MinusOne;
