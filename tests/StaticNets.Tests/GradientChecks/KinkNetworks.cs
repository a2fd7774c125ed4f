namespace StaticNets.Tests.GradientChecks;

/// <summary>The biases of a new network are 0, so for the row (0, 0) every hidden value lies exactly at the kink of its ReLU.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(4, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class KinkedXor;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2)]
[Dense(3, Activation = Activation.Relu)]
[Dense(1)]
internal sealed partial class Silent;
