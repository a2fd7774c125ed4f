namespace StaticNets.Tests.Networks.Hyperparameters;

// Pairs as in VariedNetworks.cs, large enough for several threads and, with 600 rows, for several micro-batches.

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(512, L2 = 0, DropConnect = 0)]
[Dropout(0)]
[GaussianNoise(0.5)]
[Dense(64, MaxNorm = 100, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class VariedTeam : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(512, L2 = 0.02, DropConnect = 0.25)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[Dense(64, MaxNorm = 0.5, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class ConstantTeam : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(512)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Dropout(0)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class VariedNormalizedTeam : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(512)]
[BatchNormalization(Momentum = 0.75, Epsilon = 0.1)]
[Dropout(0.3)]
[Dense(64, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class ConstantNormalizedTeam : IVaried<float>;

/// <summary>A convolution that Winograd's algorithm computes in predictions, with the normalisation folded into its kernel.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(256)]
[Reshape(4, 4, 16)]
[Conv2D(16, 3, Padding = Padding.Same, L2 = 0)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Activation(Activation.Relu)]
[Flatten]
[Dense(2)]
internal sealed partial class VariedTiles : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(256)]
[Reshape(4, 4, 16)]
[Conv2D(16, 3, Padding = Padding.Same, L2 = 0.02)]
[BatchNormalization(Momentum = 0.75, Epsilon = 0.1)]
[Activation(Activation.Relu)]
[Flatten]
[Dense(2)]
internal sealed partial class ConstantTiles : IVaried<float>;
