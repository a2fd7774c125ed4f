namespace StaticNets.Tests.Networks.Fixtures;

/// <summary>The rows have few elements, so trainable and frozen tensors are close to each other in the parameter block.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Tanh, Frozen = true, L2 = 0.1, MaxNorm = 0.1)]
[LayerNormalization(Frozen = true)]
[Dense(1)]
internal sealed partial class FrozenBetween : ILearnTargets<float>;
