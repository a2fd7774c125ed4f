namespace StaticNets.Tests.Networks.Fixtures;

// Gradients of frozen tensors are zero, not those of the loss: these networks are not among the checked ones.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Frozen = true)]
[Dense(3)]
internal sealed partial class FrozenLayer : ILearnTargets<double>;

/// <summary>Rows of a few lanes: tensors that learn and tensors that do not lie side by side.</summary>
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
