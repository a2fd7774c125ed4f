namespace StaticNets.Tests.Networks.Checked;

// Networks whose last layer is not a Dense layer.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Activation(Activation.Linear)]
internal sealed partial class LinearLayerLast : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Activation(Activation.Relu)]
internal sealed partial class ReluLayerLast : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Activation(Activation.Sigmoid)]
internal sealed partial class SigmoidLayerLast : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Activation(Activation.Tanh)]
internal sealed partial class TanhLayerLast : ILearnTargets<double>;

/// <summary>Softmax is fused only with cross-entropies; with the mean squared error it has a backward pass of its own.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Softmax]
internal sealed partial class SoftmaxLayerLast : ILearnTargets<double>;

/// <summary>In a prediction, the flatten and dropout layers after the last activation pass their input on unchanged.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dropout(0.3)]
internal sealed partial class NoParameters : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(5, Activation = Activation.Tanh)]
[Add("input")]
internal sealed partial class AddLast : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(2, Activation = Activation.Sigmoid)]
[Concatenate("input")]
internal sealed partial class ConcatenateLast : ILearnTargets<double>;

/// <summary>The loss is fused with a sigmoid that follows no dense layer and whose input has two axes.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2, 3)]
[Add("input", From = "input")]
[Activation(Activation.Sigmoid)]
internal sealed partial class BinaryOfRankTwo : ILearnTargets<double>;

/// <summary>The output is the softmax of a sum that no other layer reads.</summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(4)]
[Add("input")]
[Softmax]
internal sealed partial class SumBeforeSoftmax : ILearnTargets<double>;
