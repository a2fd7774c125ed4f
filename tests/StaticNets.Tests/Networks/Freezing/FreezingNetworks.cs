namespace StaticNets.Tests.Networks.Freezing;

/// <summary>
/// The layers of <c>FrozenBetween</c>, none of them frozen. The rows have few elements, so several tensors lie in one cache line.
/// </summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Tanh, L2 = 0.1, MaxNorm = 0.1)]
[LayerNormalization]
[Dense(1)]
internal sealed partial class Between;

/// <summary>The network around <c>AroundNormalized</c>, as <c>OnFrozenPart</c> is, but trained.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(6)]
[Use<Parts.AroundNormalized>]
[Dense(6)]
internal sealed partial class OnPart;

/// <summary>The network around <c>FrozenKinds</c>, as <c>OnFrozenKinds</c> is, but trained.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Use<Parts.FrozenKinds>]
[Dense(2)]
internal sealed partial class OnKinds;

/// <summary>Wide enough to be trained by two threads in micro-batches, with rows that are no multiple of a vector.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(37)]
[Dense(130, Activation = Activation.Relu)]
[Dense(67, Activation = Activation.Tanh)]
[Dropout(0.2)]
[Dense(41)]
[Dense(5)]
internal sealed partial class Broad;

/// <summary>The layers of <see cref="Broad"/>, two of them declared as frozen.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(37)]
[Dense(130, Activation = Activation.Relu, Frozen = true)]
[Dense(67, Activation = Activation.Tanh)]
[Dropout(0.2)]
[Dense(41, Frozen = true)]
[Dense(5)]
internal sealed partial class BroadFrozen;

/// <summary>Tensors that begin inside a cache line and end inside the next.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(4)]
[Dense(4)]
[Dense(4)]
internal sealed partial class Narrow;

/// <summary>A network whose passes are unrolled, without a loss.</summary>
[Network]
[Input(3)]
[Dense(2, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class SmallCritic;

[Network]
[Input(6)]
[Dense(6)]
[Dense(6)]
[Dense(6)]
[Dense(6)]
internal sealed partial class FourLayers;

[Network]
[Input(6)]
[Use<FourLayers>]
[Use<FourLayers>]
[Use<FourLayers>]
[Use<FourLayers>]
[BatchNormalization]
internal sealed partial class SeventeenLayers;

/// <summary>More layers than a word has bits.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(6)]
[Use<SeventeenLayers>]
[Use<SeventeenLayers>]
[Use<SeventeenLayers>]
[Use<SeventeenLayers>]
[Use<SeventeenLayers>]
internal sealed partial class ManyLayers;

[Network]
[Input(3)]
[Dense(40, Activation = Activation.Relu)]
[Dense(40, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class Critic;

/// <summary>Layers that several others read, in a network whose passes are not unrolled.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(20)]
[Dense(40, Activation = Activation.Tanh, Name = "first")]
[Dense(40, Activation = Activation.Sigmoid)]
[Add("first")]
[Dense(24, Name = "branch", From = "first")]
[Concatenate("add")]
[LayerNormalization]
[Dense(5)]
internal sealed partial class Branched : ILearnTargets<double>, ITrainable<double, double>;
