namespace StaticNets.Tests.Networks.Padded;

// In each network, an activation that does not map zero to zero is applied to rows with padding, and later layers sum whole rows. The
// padding must not change these sums.

[Network(Loss = Loss.MeanSquaredError)]
[Input(8)]
[Dense(12)]
[Softmax]
[Dense(16, Activation = Activation.Relu)]
[Dense(16, Activation = Activation.Relu)]
[Dense(3)]
internal sealed partial class SoftmaxFirst : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(3, 5)]
[Activation(Activation.Sigmoid, Name = "image")]
[Dropout(0.5)]
[Concatenate("image", "input")]
[Softmax]
[Flatten]
[Dense(9, Activation = Activation.Sigmoid, Name = "a")]
[Dense(9, Name = "b")]
[Add("a")]
[Activation(Activation.Sigmoid)]
internal sealed partial class SigmoidGraph : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(3)]
[Dense(5, Activation = Activation.Sigmoid, Name = "a")]
[Dropout(0.5)]
[Concatenate("input")]
[Dense(5, Activation = Activation.Softmax)]
[Add("a")]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class DoubleGraph : ILearnClasses<double>;
