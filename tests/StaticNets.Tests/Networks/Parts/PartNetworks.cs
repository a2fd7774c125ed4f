namespace StaticNets.Tests.Networks.Parts;

[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(4, Activation = Activation.Sigmoid)]
internal sealed partial class Encoder;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Use<Encoder>]
[Dense(6, L2 = 0.01)]
internal sealed partial class AutoEncoder;

/// <summary>The layers of <see cref="AutoEncoder"/> in one class.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(4, Activation = Activation.Sigmoid)]
[Dense(6, L2 = 0.01)]
internal sealed partial class FlatAutoEncoder;

/// <summary>One encoder reads both inputs.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, Name = "left")]
[Input(6, Name = "right")]
[Use<Encoder>(Name = "twin", From = "left")]
[Use<Encoder>(Name = "twin", From = "right")]
[Concatenate("twin")]
[Dense(2)]
internal sealed partial class Twins;

/// <summary>Like <see cref="Twins"/>, but with an encoder of its own for each input.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, Name = "left")]
[Input(6, Name = "right")]
[Use<Encoder>(Name = "first", From = "left")]
[Use<Encoder>(Name = "second", From = "right")]
[Concatenate("first")]
[Dense(2)]
internal sealed partial class Strangers;

[Network(Precision = Precision.Double)]
[Input(8)]
[Dense(8, Activation = Activation.Tanh, DropConnect = 0.5)]
internal sealed partial class Block;

/// <summary>The block is used three times, so it also reads its own output.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Use<Block>(Name = "block")]
[Use<Block>(Name = "block")]
[Add("block")]
[Use<Block>(Name = "block")]
internal sealed partial class Again;

/// <summary>A part that contains a part, and reads its input twice.</summary>
[Network(Precision = Precision.Double)]
[Input(6, Name = "code")]
[Use<Encoder>]
[Concatenate("code")]
[Dense(3, Activation = Activation.Tanh, Name = "joint")]
internal sealed partial class Stem;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Use<Stem>(Name = "a")]
[Use<Stem>(Name = "b", From = "input")]
[Add("a")]
[Softmax]
internal sealed partial class Nested;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class Head;

/// <summary>The loss is fused with the softmax inside a part.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Use<Encoder>]
[Use<Head>]
internal sealed partial class Classifier;

[Network(Precision = Precision.Double)]
[Input(5, 3)]
[SimpleRnn(4)]
internal sealed partial class Reader;

/// <summary>The recurrent layer is inside a part, but the network can still take one time step at a time.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Use<Reader>]
[Dense(2)]
internal sealed partial class Stepped;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3, Name = "question")]
[Input(5, 3, Name = "answer")]
[Use<Reader>(Name = "reader", From = "question")]
[Use<Reader>(Name = "reader", From = "answer")]
[Multiply("reader")]
[Dense(1)]
internal sealed partial class Answers;

[Network(Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(4, 3, Groups = 2, Padding = Padding.Same, Activation = Activation.Sigmoid)]
[Flatten]
internal sealed partial class Eye;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2, Name = "left")]
[Input(4, 4, 2, Name = "right")]
[Use<Eye>(Name = "eye", From = "left")]
[Use<Eye>(Name = "eye", From = "right")]
[Multiply("eye")]
[Dense(1)]
internal sealed partial class Eyes;

[Network]
[Input(3)]
[Dense(3)]
internal sealed partial class Narrow;

/// <summary>
/// The longest row of this network is longer than the rows of the part, so all rows are padded more than in <see cref="Narrow"/> alone.
/// </summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(40)]
[Dense(3)]
[Use<Narrow>]
internal sealed partial class Wide;

[Network]
[Input(20)]
[Dense(33, Activation = Activation.Tanh, Weights = WeightFormat.BFloat16)]
[Dense(4)]
internal sealed partial class Halved;

/// <summary>The block of 16-bit tensors begins with a kernel of this network; the kernel of the part comes after it.</summary>
[Network]
[Input(7)]
[Dense(20, Weights = WeightFormat.BFloat16)]
[Use<Halved>]
internal sealed partial class AroundHalved;
