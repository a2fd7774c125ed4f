namespace StaticNets.Tests.ClosedForms;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class Plain;

// The layers of Plain without the last one.
[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(7, Activation = Activation.Tanh)]
public sealed partial class PlainFeatures;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class SinglePlain;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(7, Activation = Activation.Tanh)]
[Dropout(0.5)]
[Dense(3)]
public sealed partial class WithoutLoss;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(2)]
public sealed partial class OnlyHead;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(3, 2, Activation = Activation.Relu)]
[BatchNormalization]
[MaxPooling2D(2)]
[Flatten]
[GaussianNoise(0.2)]
[Dense(2)]
public sealed partial class Convolved;

// The layers "stem", "dense" and "add" have as many outputs as the head reads; it reads those of "stem".
[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(6, Activation = Activation.Relu, Name = "stem")]
[Dense(6, Activation = Activation.Tanh)]
[Add("stem")]
[Dense(3, Name = "head", From = "stem")]
[Dense(2, Name = "other", From = "add")]
[Output("head", Loss = Loss.MeanSquaredError)]
[Output("other", Loss = Loss.MeanSquaredError)]
public sealed partial class Forked;

// The class of a row stands beside a head that reads both inputs.
[Network(Precision = Precision.Double)]
[Input(3, Name = "left")]
[Input(2, Name = "right")]
[Concatenate("left", "right", Name = "both")]
[Dense(3, Name = "kind", Activation = Activation.Softmax)]
[Dense(2, Name = "price", From = "both")]
[Output("kind", Loss = Loss.SparseCategoricalCrossEntropy)]
[Output("price", Loss = Loss.MeanSquaredError, Weight = 0.3)]
public sealed partial class Joined;

[Network(Precision = Precision.Double)]
[Input(3, Name = "left")]
[Input(2, Name = "right")]
[Dense(4, From = "right", Activation = Activation.Tanh)]
[Concatenate("left")]
[Dense(2, Name = "price")]
[Dense(1, Name = "size", From = "left")]
[Output("price")]
[Output("size")]
public sealed partial class JoinedWithoutLoss;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Use<PlainFeatures>(Frozen = true, Name = "features")]
[Dense(3)]
public sealed partial class OnPart;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Embedding(6, 3)]
[Flatten]
[Dense(2)]
public sealed partial class OnWords;

[Network(Precision = Precision.Double)]
[Input(5)]
[Embedding(6, 3)]
[Flatten]
[Dense(2)]
public sealed partial class OnWordsWithoutLoss;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 2)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(3, PerStep = true)]
public sealed partial class EachStep;

[Network(Precision = Precision.Double)]
[Input(6, 2)]
[SimpleRnn(5, ReturnSequences = true)]
public sealed partial class EachStepFeatures;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 2)]
[Lstm(5, Bidirectional = true)]
[Dense(3)]
public sealed partial class LastStates;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(3, PerStep = true)]
public sealed partial class AnyStep;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[Gru(5)]
[Dense(3)]
public sealed partial class AnyLastStep;

[Network(Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[Gru(5)]
public sealed partial class AnyLastStepFeatures;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class Classes;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(5)]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed partial class Sigmoids;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(5)]
[Dense(3, Frozen = true)]
public sealed partial class FrozenHead;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3)]
[Activation(Activation.Relu)]
public sealed partial class Rectified;

[Network]
[Input(4)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(3, Weights = WeightFormat.BFloat16)]
public sealed partial class Narrow;

[Network]
[Input(Steps.Any, 4)]
[SimpleRnn(3, ReturnSequences = true)]
[Dense(3, PerStep = true)]
public sealed partial class AnyStepWithoutLoss;
