namespace StaticNets.Tests.Networks.Learning;

/// <summary>A dropout followed by one output: the change of the kernel in a step shows each element of the mask.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(64)]
[Dropout(0.25)]
[Dense(1)]
internal sealed partial class Dropped : ILearnTargets<double>;

/// <summary>The same network without the dropout.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(64)]
[Dense(1)]
internal sealed partial class NotDropped : ILearnTargets<double>;

/// <summary>For inputs of one and targets of zero, the loss is the mean square of the mask.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(65)]
[Dropout(0.25)]
internal sealed partial class OnlyDropout : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Xor : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(1)]
internal sealed partial class Regression : ILearnTargets<float>;

/// <summary>Far more weights than training rows, so that the network learns the rows by heart.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(4)]
[Dense(40, Activation = Activation.Relu)]
[Dense(40, Activation = Activation.Relu)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class Memoriser : ILearnClasses<float>;
