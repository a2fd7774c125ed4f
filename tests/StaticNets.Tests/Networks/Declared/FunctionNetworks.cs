namespace StaticNets.Tests.Networks.Fixtures;

// Networks with one function each, compared with the values of make_fixtures.py from tiny to saturated.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Sigmoid)]
internal sealed partial class OnlySigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Tanh)]
internal sealed partial class OnlyTanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Relu)]
internal sealed partial class OnlyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Softmax]
internal sealed partial class OnlySoftmax : ILearnTargets<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Sigmoid)]
internal sealed partial class OnlyBinary : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Softmax]
internal sealed partial class OnlyCategorical : ILearnTargets<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Softmax]
internal sealed partial class OnlySparse : ILearnClasses<double>;
