namespace StaticNets.Tests.Networks.Fixtures;

// The gradients of frozen tensors are set to zero, so these networks are not compared with difference quotients.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Frozen = true)]
[Dense(3)]
internal sealed partial class FrozenLayer : ILearnTargets<double>;

/// <summary>Rows of few elements: trainable and frozen tensors are next to each other in the parameter block.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Tanh, Frozen = true, L2 = 0.1, MaxNorm = 0.1)]
[LayerNormalization(Frozen = true)]
[Dense(1)]
internal sealed partial class FrozenBetween : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(8)]
[Dense(3, DropConnect = 0.5)]
internal sealed partial class DropConnected : ILearnTargets<float>;
