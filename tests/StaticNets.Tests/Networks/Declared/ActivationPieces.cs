namespace StaticNets.Tests.Networks.Checked;

// A network for each activation that the other fixtures do not cover; Fixtures/make_pieces.py declares the same in PyTorch.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.LeakyRelu)]
[Dense(3)]
internal sealed partial class LeakyRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.LeakyRelu, Alpha = 0.3)]
[Dense(3)]
internal sealed partial class LeakyReluAlpha : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Elu)]
[Dense(3)]
internal sealed partial class Elu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Elu, Alpha = 2)]
[Dense(3)]
internal sealed partial class EluAlpha : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Selu)]
[Dense(3)]
internal sealed partial class Selu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Swish)]
[Dense(3)]
internal sealed partial class Swish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Gelu)]
[Dense(3)]
internal sealed partial class Gelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Mish)]
[Dense(3)]
internal sealed partial class Mish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Softplus)]
[Dense(3)]
internal sealed partial class Softplus : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Relu6)]
[Dense(3)]
internal sealed partial class Relu6 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardSigmoid)]
[Dense(3)]
internal sealed partial class HardSigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardSwish)]
[Dense(3)]
internal sealed partial class HardSwish : ILearnTargets<double>;
