namespace StaticNets.Tests.Networks.Checked;

// A network for each loss, penalty and layer that the other fixtures do not cover; Fixtures/make_pieces.py declares the same in PyTorch.

[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
internal sealed partial class MeanAbsolute : ILearnTargets<double>;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
internal sealed partial class HuberLoss : ILearnTargets<double>;

[Network(Loss = Loss.Logistic, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
internal sealed partial class LogisticLoss : ILearnTargets<double>;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
internal sealed partial class HingeLoss : ILearnTargets<double>;

[Network(Loss = Loss.Perceptron, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Heaviside)]
internal sealed partial class PerceptronLoss : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, L1 = 0.01)]
[Dense(3)]
internal sealed partial class PenaltyL1 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, L2 = 0.1)]
[Dense(3)]
internal sealed partial class PenaltyL2 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, ElasticNet = 0.05, ElasticNetAlpha = 0.3)]
[Dense(3)]
internal sealed partial class PenaltyElasticNet : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, MaxNorm = 1.5)]
[Dense(3)]
internal sealed partial class BoundedNorm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[LayerNormalization]
[Activation(Activation.Tanh)]
[Dense(3)]
internal sealed partial class Normalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[LayerNormalization(Epsilon = 1e-5)]
[Flatten]
[Dense(3)]
internal sealed partial class NormalisedRows : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Sigmoid, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Multiply("gate")]
[Dense(3)]
internal sealed partial class Gated : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[GaussianNoise(0.5)]
[Dense(7, Activation = Activation.Tanh, DropConnect = 0.5)]
[GaussianNoise(0.1)]
[Dense(3)]
internal sealed partial class Noisy : ILearnTargets<double>;
