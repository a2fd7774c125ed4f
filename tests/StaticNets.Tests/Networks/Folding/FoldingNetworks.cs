namespace StaticNets.Tests.Networks.Folding;

[Network(Loss = Loss.MeanSquaredError)]
[Input(6, 5, 3)]
[Conv2D(8, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same, MaxNorm = 2)]
[BatchNormalization]
[Activation(Activation.Gelu)]
[Flatten]
[Dense(5)]
[BatchNormalization]
[Dense(2)]
internal sealed partial class FoldedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 3)]
[Conv2D(8, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same, MaxNorm = 2)]
[BatchNormalization]
[Activation(Activation.Gelu)]
[Flatten]
[Dense(5)]
[BatchNormalization]
[Dense(2)]
internal sealed partial class FoldedDouble : ILearnTargets<double>;

/// <summary>The layer before the normalisation computes each step by itself; the normalisation behind the recurrent layer stays.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3)]
[Dense(6, PerStep = true)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Gru(5, ReturnSequences = true)]
[BatchNormalization]
[Dense(4, PerStep = true)]
[BatchNormalization]
internal sealed partial class FoldedSteps : ILearnTargets<double>;

/// <summary>Like <see cref="FoldedSteps"/>, for sequences of any length.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Dense(6, PerStep = true)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Gru(5, ReturnSequences = true)]
[BatchNormalization]
[Dense(4, PerStep = true)]
[BatchNormalization]
internal sealed partial class FoldedAnySteps;

/// <summary>Each use of the part is followed by a normalisation of its own.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(6)]
internal sealed partial class Half;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Use<Half>(Name = "half")]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Use<Half>(Name = "half")]
[BatchNormalization(Epsilon = 0.1)]
internal sealed partial class FoldedTwice : ILearnTargets<double>;

[Network(Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(5, 2)]
[BatchNormalization]
[Activation(Activation.Tanh)]
internal sealed partial class Stem;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Use<Stem>(Name = "stem")]
[Flatten]
[Dense(3)]
internal sealed partial class FoldedPart : ILearnTargets<double>;

/// <summary>
/// Normalisations that stay: another layer reads the same, an activation comes first, a view has other channels, the input is an output.
/// </summary>
[Network(Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(4, 3, Padding = Padding.Same, Name = "read_twice")]
[BatchNormalization]
[Add("read_twice")]
[Conv2D(3, 2, Activation = Activation.Tanh)]
[BatchNormalization]
[Conv2D(2, 2)]
[Flatten]
[BatchNormalization]
[Dense(3)]
[BatchNormalization]
[Dense(2)]
[Output("dense", Loss = Loss.MeanSquaredError)]
[Output("dense_1", Loss = Loss.MeanSquaredError)]
internal sealed partial class Unfolded;

/// <summary>A view between them that keeps the channels does not hinder; the folded layer is the output.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(4, 2)]
[Reshape(9, 4)]
[BatchNormalization]
internal sealed partial class FoldedView : ILearnTargets<double>;

/// <summary>Kernels in bfloat16 stay as they are.</summary>
[Network]
[Input(9)]
[Dense(16, Weights = WeightFormat.BFloat16)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(7)]
[BatchNormalization]
internal sealed partial class FoldedNarrow : INetwork<float>;

[Network]
[Input(9)]
[Dense(16)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(7)]
[BatchNormalization]
internal sealed partial class FoldedWide : INetwork<float>;

/// <summary>In a training step, only the optimizer changes weights.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Dense(64)]
[BatchNormalization(Frozen = true)]
[Activation(Activation.Tanh)]
[Dense(2)]
internal sealed partial class FoldedFrozen : ILearnTargets<double>;

/// <summary>A network that is trained by gradients of its outputs.</summary>
[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(6)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(2)]
internal sealed partial class FoldedTape : INetwork<double>;
