namespace StaticNets.Tests.Networks.Tapes;

// Each network is declared twice: without a loss, to be trained by gradients of its outputs, and with one.

[Network]
[Input(5)]
[Dense(17, Activation = Activation.LeakyRelu, L2 = 0.01)]
[Dropout(0.3)]
[Dense(6, Activation = Activation.Tanh, L1 = 0.001)]
[GaussianNoise(0.1)]
[Dense(3)]
public sealed partial class Chain;

[Network(Loss = Loss.MeanSquaredError)]
[Input(5)]
[Dense(17, Activation = Activation.LeakyRelu, L2 = 0.01)]
[Dropout(0.3)]
[Dense(6, Activation = Activation.Tanh, L1 = 0.001)]
[GaussianNoise(0.1)]
[Dense(3)]
public sealed partial class ChainWithLoss;

[Network(Precision = Precision.Double)]
[Input(7)]
[Dense(9, Activation = Activation.Gelu)]
[Dense(8, Activation = Activation.Swish)]
[Dense(5, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Softplus)]
public sealed partial class Smooth;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7)]
[Dense(9, Activation = Activation.Gelu)]
[Dense(8, Activation = Activation.Swish)]
[Dense(5, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Softplus)]
public sealed partial class SmoothWithLoss;

[Network(Precision = Precision.Double)]
[Input(6, 6, 2)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[MaxPooling2D(2)]
[Conv2D(6, 2, Groups = 2, Activation = Activation.Elu)]
[Flatten]
[Dense(3)]
public sealed partial class Images;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 6, 2)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[MaxPooling2D(2)]
[Conv2D(6, 2, Groups = 2, Activation = Activation.Elu)]
[Flatten]
[Dense(3)]
public sealed partial class ImagesWithLoss;

[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(4, ReturnSequences = true)]
[Gru(3)]
[Dense(2)]
public sealed partial class Steps;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(4, ReturnSequences = true)]
[Gru(3)]
[Dense(2)]
public sealed partial class StepsWithLoss;

[Network(Precision = Precision.Double)]
[Input(5, 3)]
[SimpleRnn(4, ReturnSequences = true, Bidirectional = true)]
[Dense(3, PerStep = true)]
public sealed partial class Sequences;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[SimpleRnn(4, ReturnSequences = true, Bidirectional = true)]
[Dense(3, PerStep = true)]
public sealed partial class SequencesWithLoss;

[Network(Precision = Precision.Double)]
[Input(5, 4)]
[MultiHeadAttention(2)]
[LayerNormalization]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class Attending;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4)]
[MultiHeadAttention(2)]
[LayerNormalization]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class AttendingWithLoss;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(6)]
[BatchNormalization]
[Activation(Activation.Gelu)]
[Dropout(0.2)]
[Dense(2)]
public sealed partial class Normalized;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6)]
[BatchNormalization]
[Activation(Activation.Gelu)]
[Dropout(0.2)]
[Dense(2)]
public sealed partial class NormalizedWithLoss;

[Network(Precision = Precision.Double)]
[Input(6)]
[Embedding(10, 4)]
[Flatten]
[Dense(3, Activation = Activation.Tanh)]
public sealed partial class Words;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Embedding(10, 4)]
[Flatten]
[Dense(3, Activation = Activation.Tanh)]
public sealed partial class WordsWithLoss;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(6, Activation = Activation.Relu, Name = "stem", Frozen = true)]
[Dense(6, Activation = Activation.Relu, MaxNorm = 0.5)]
[Add("stem")]
[Concatenate("input")]
[Dense(2)]
public sealed partial class Branches;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Activation = Activation.Relu, Name = "stem", Frozen = true)]
[Dense(6, Activation = Activation.Relu, MaxNorm = 0.5)]
[Add("stem")]
[Concatenate("input")]
[Dense(2)]
public sealed partial class BranchesWithLoss;

[Network(Precision = Precision.Double)]
[Input(4)]
[Use<Coder>(Name = "coder")]
[Use<Coder>(Name = "coder")]
[Use<Coder>(Name = "other")]
[Dense(3)]
public sealed partial class Twice;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Use<Coder>(Name = "coder")]
[Use<Coder>(Name = "coder")]
[Use<Coder>(Name = "other")]
[Dense(3)]
public sealed partial class TwiceWithLoss;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(4)]
public sealed partial class Coder;

[Network(Precision = Precision.Double)]
[Input(3, Name = "left")]
[Input(2, Name = "right")]
[Dense(4, From = "left", Activation = Activation.Tanh)]
[Concatenate("right")]
[Dense(5, Name = "stem", Activation = Activation.Softplus)]
[Dense(2, Name = "price")]
[Dense(3, Name = "kind", From = "stem")]
[Output("price")]
[Output("kind")]
public sealed partial class Pair;

[Network(Precision = Precision.Double)]
[Input(3, Name = "left")]
[Input(2, Name = "right")]
[Dense(4, From = "left", Activation = Activation.Tanh)]
[Concatenate("right")]
[Dense(5, Name = "stem", Activation = Activation.Softplus)]
[Dense(2, Name = "price")]
[Dense(3, Name = "kind", From = "stem")]
[Output("price", Loss = Loss.MeanSquaredError)]
[Output("kind", Loss = Loss.MeanSquaredError)]
public sealed partial class PairWithLoss;

// The outputs "same" and "again" are the input in another shape, and "dense" reads it too.
[Network(Precision = Precision.Double)]
[Input(2, 2)]
[Flatten(Name = "same")]
[Dense(3)]
[Reshape(4, 1, From = "same", Name = "again")]
[Output("same")]
[Output("dense")]
[Output("again")]
public sealed partial class Views;

[Network(Precision = Precision.Double)]
[Input(2, 2)]
[Softmax]
[Flatten]
public sealed partial class Weightless;

// Its names are those of parameters of the emitted methods, or keywords.
[Network(Precision = Precision.Double)]
[Input(4, Name = "tape")]
[Input(3, Name = "class")]
[Input(2, Name = "denseGradient")]
[Embedding(5, 2, From = "class", Name = "table")]
[Flatten]
[Concatenate("tape", "denseGradient")]
[Dense(3)]
public sealed partial class Named;
