namespace StaticNets.Tests.Networks.Hyperparameters;

// Pairs of classes that differ in their hyperparameters alone. The second of each pair is what the first one must compute once its
// hyperparameters have been set to the constants of the second.

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(8, L1 = 0, L2 = 0, ElasticNet = 0, ElasticNetAlpha = 0.5, MaxNorm = 100, DropConnect = 0)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Activation(Activation.Tanh)]
[Dropout(0)]
[GaussianNoise(0.5)]
[Dense(4, Activation = Activation.Relu)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Dense(2, L2 = 0.5)]
internal sealed partial class VariedChain : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(8, L1 = 0.01, L2 = 0.02, ElasticNet = 0.03, ElasticNetAlpha = 0.25, MaxNorm = 0.75, DropConnect = 0.25)]
[BatchNormalization(Momentum = 0.75, Epsilon = 0.1)]
[Activation(Activation.Tanh)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[Dense(4, Activation = Activation.Relu)]
[BatchNormalization(Momentum = 0.5, Epsilon = 0.2)]
[Dense(2, L2 = 0)]
internal sealed partial class ConstantChain : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12)]
[Dense(8, L1 = 0, L2 = 0, ElasticNet = 0, ElasticNetAlpha = 0.5, MaxNorm = 100, DropConnect = 0)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Activation(Activation.Tanh)]
[Dropout(0)]
[GaussianNoise(0.5)]
[Dense(2, L2 = 0.5)]
internal sealed partial class VariedDoubles : IVaried<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12)]
[Dense(8, L1 = 0.01, L2 = 0.02, ElasticNet = 0.03, ElasticNetAlpha = 0.25, MaxNorm = 0.75, DropConnect = 0.25)]
[BatchNormalization(Momentum = 0.75, Epsilon = 0.1)]
[Activation(Activation.Tanh)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[Dense(2, L2 = 0)]
internal sealed partial class ConstantDoubles : IVaried<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 2)]
[Conv2D(4, 2, Padding = Padding.Same, L2 = 0, DropConnect = 0)]
[BatchNormalization(Momentum = 0.99, Epsilon = 1e-3)]
[Activation(Activation.Relu)]
[SpatialDropout2D(0)]
[SeparableConv2D(3, 2, Padding = Padding.Same, L1 = 0, MaxNorm = 10)]
[Flatten]
[Dropout(0.1)]
[Dense(2)]
internal sealed partial class VariedImages : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2, 3, 2)]
[Conv2D(4, 2, Padding = Padding.Same, L2 = 0.02, DropConnect = 0.25)]
[BatchNormalization(Momentum = 0.75, Epsilon = 0.1)]
[Activation(Activation.Relu)]
[SpatialDropout2D(0.5)]
[SeparableConv2D(3, 2, Padding = Padding.Same, L1 = 0.01, MaxNorm = 0.5)]
[Flatten]
[Dropout(0)]
[Dense(2)]
internal sealed partial class ConstantImages : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, 3)]
[Lstm(5, Bidirectional = true, ReturnSequences = true, Dropout = 0, RecurrentDropout = 0, L2 = 0)]
[Gru(4, RecurrentDropout = 0.1, DropConnect = 0.5)]
[Dense(2)]
internal sealed partial class VariedSequences : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, 3)]
[Lstm(5, Bidirectional = true, ReturnSequences = true, Dropout = 0.25, RecurrentDropout = 0.5, L2 = 0.03)]
[Gru(4, RecurrentDropout = 0, DropConnect = 0.25)]
[Dense(2)]
internal sealed partial class ConstantSequences : IVaried<float>;

[Network]
[Input(6)]
[Dense(5, L2 = 0)]
[Dropout(0.5)]
[Dense(6, Activation = Activation.Tanh)]
internal sealed partial class VariedPart;

[Network]
[Input(6)]
[Dense(5, L2 = 0.05)]
[Dropout(0.25)]
[Dense(6, Activation = Activation.Tanh)]
internal sealed partial class ConstantPart;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(6)]
[Use<VariedPart>(Name = "encoder")]
[Use<VariedPart>(Name = "encoder")]
[Dense(2)]
internal sealed partial class VariedParts : IVaried<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(6)]
[Use<ConstantPart>(Name = "encoder")]
[Use<ConstantPart>(Name = "encoder")]
[Dense(2)]
internal sealed partial class ConstantParts : IVaried<float>;
