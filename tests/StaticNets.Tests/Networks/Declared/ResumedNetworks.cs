namespace StaticNets.Tests.Networks.Resumed;

// This network is large enough for two threads to divide a batch of 64 rows.

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(256, Activation = Activation.Relu)]
[Dropout(0.2)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Interrupted : ILearnClasses<float>;

/// <summary>A different network with the same tensors as <see cref="Interrupted"/>.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(256, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Uninterrupted : ILearnClasses<float>;

/// <summary>The network is so small that a test can damage every byte of its checkpoint.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(2, Activation = Activation.Tanh)]
[Dense(1)]
internal sealed partial class SmallInterrupted : ILearnTargets<double>;
