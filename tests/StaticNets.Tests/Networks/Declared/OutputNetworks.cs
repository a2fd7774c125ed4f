namespace StaticNets.Tests.Networks.Checked;

// What stands last, as a layer of its own.

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

/// <summary>Softmax is fused with cross-entropies only: with squares it goes its own way back.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Softmax]
internal sealed partial class SoftmaxLayerLast : ILearnTargets<double>;

/// <summary>The output is flattened and dropped: both pass on what they get.</summary>
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

/// <summary>The loss is fused with a sigmoid that does not stand behind a dense layer, and over more than one axis.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2, 3)]
[Add("input", From = "input")]
[Activation(Activation.Sigmoid)]
internal sealed partial class BinaryOfRankTwo : ILearnTargets<double>;

/// <summary>The softmax is the output of a sum that others do not read.</summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(4)]
[Add("input")]
[Softmax]
internal sealed partial class SumBeforeSoftmax : ILearnTargets<double>;
