namespace StaticNets.Tests.Networks.Fixtures;

// The three networks of Fixtures/make_fixtures.py in both precisions. The first one also has a variant whose targets are class indices.

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Single)]
[Input(9)]
[Dense(17, Activation = Activation.Relu)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class MlpSingle : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Single)]
[Input(9)]
[Dense(17, Activation = Activation.Relu)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class SparseMlpSingle : ILearnClasses<float>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Single)]
[Input(6)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinarySingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(8)]
[Dense(8, Activation = Activation.Relu, Name = "a")]
[Dense(8, Name = "b")]
[Add("a")]
[Activation(Activation.Relu)]
[Concatenate("input")]
[Dense(2)]
internal sealed partial class ResidualSingle : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(9)]
[Dense(17, Activation = Activation.Relu)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class MlpDouble : ILearnTargets<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(9)]
[Dense(17, Activation = Activation.Relu)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class SparseMlpDouble : ILearnClasses<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinaryDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Dense(8, Activation = Activation.Relu, Name = "a")]
[Dense(8, Name = "b")]
[Add("a")]
[Activation(Activation.Relu)]
[Concatenate("input")]
[Dense(2)]
internal sealed partial class ResidualDouble : ILearnTargets<double>;
