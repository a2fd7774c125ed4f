namespace StaticNets.Tests.Networks.Fixtures;

// Networks that consist of one function of one element.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.LeakyRelu)]
internal sealed partial class OnlyLeakyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Elu)]
internal sealed partial class OnlyElu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Selu)]
internal sealed partial class OnlySelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Swish)]
internal sealed partial class OnlySwish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Gelu)]
internal sealed partial class OnlyGelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Mish)]
internal sealed partial class OnlyMish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softplus)]
internal sealed partial class OnlySoftplus : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Relu6)]
internal sealed partial class OnlyRelu6 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSigmoid)]
internal sealed partial class OnlyHardSigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardSwish)]
internal sealed partial class OnlyHardSwish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.LeakyRelu, Alpha = 0.5)]
internal sealed partial class OnlyLeakyReluHalf : ILearnTargets<double>;

[Network(Loss = Loss.Perceptron, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Heaviside)]
internal sealed partial class OnlyHeaviside : ILearnTargets<double>;

[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
internal sealed partial class LinearAbsolute : ILearnTargets<double>;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
internal sealed partial class LinearHuber : ILearnTargets<double>;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Linear)]
internal sealed partial class LinearHinge : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Relu)]
internal sealed partial class OneRelu : ILearnTargets<double>;
