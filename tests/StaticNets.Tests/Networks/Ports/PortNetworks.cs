namespace StaticNets.Tests.Networks.Ports;

/// <summary>Two inputs, whose branches are concatenated, and three outputs; one output is also read by the layers of another.</summary>
[Network(Precision = Precision.Double)]
[Input(8, Name = "left")]
[Input(4, Name = "right")]
[Dense(6, Name = "a", From = "left", Activation = Activation.Tanh)]
[Dense(5, Name = "b", From = "right", Activation = Activation.Sigmoid)]
[Concatenate("a")]
[Dense(7, Name = "stem", Activation = Activation.Tanh)]
[Dense(2, Name = "price")]
[Dense(3, Name = "kind", From = "stem", Activation = Activation.Softmax)]
[Concatenate("price", From = "stem")]
[Dense(1, Name = "sold", Activation = Activation.Sigmoid)]
[Output("price", Loss = Loss.MeanSquaredError, Weight = 0.5)]
[Output("kind", Loss = Loss.SparseCategoricalCrossEntropy)]
[Output("sold", Loss = Loss.BinaryCrossEntropy, Weight = 2)]
internal sealed partial class Houses;

/// <summary>The layers of one output read the probabilities of the other.</summary>
[Network(Precision = Precision.Double)]
[Input(8, Name = "left")]
[Input(4, Name = "right")]
[Dense(3, Name = "kind", From = "left", Activation = Activation.Softmax)]
[Concatenate("right")]
[Dense(1, Name = "price")]
[Output("kind", Loss = Loss.SparseCategoricalCrossEntropy, Weight = 0.25)]
[Output("price", Loss = Loss.MeanSquaredError, Weight = 1.5)]
internal sealed partial class Chained;

/// <summary>One output consists of the logits for the softmax of the other output, so the gradients of both losses are added.</summary>
[Network(Precision = Precision.Double)]
[Input(8, Name = "left")]
[Input(4, Name = "right")]
[Concatenate("right", "left")]
[Dense(5, Name = "joined", Activation = Activation.Tanh)]
[Dense(3, Name = "scores")]
[Softmax]
[Output("scores", Loss = Loss.MeanSquaredError, Weight = 0.75)]
[Output("softmax", Loss = Loss.SparseCategoricalCrossEntropy, Weight = 0.5)]
internal sealed partial class Shared;

[Network(Precision = Precision.Double)]
[Input(8)]
[Dense(6, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Sigmoid)]
internal sealed partial class Tower;

/// <summary>Two uses of one part share its weights; the second use reads an output of the network.</summary>
[Network(Precision = Precision.Double)]
[Input(8, Name = "left")]
[Input(4, Name = "right")]
[Dense(8, Name = "wide", From = "right", Activation = Activation.Tanh)]
[Use<Tower>(Name = "tower", From = "left")]
[Use<Tower>(Name = "tower", From = "wide")]
[Multiply("tower")]
[Dense(1, Name = "same", Activation = Activation.Sigmoid)]
[Output("wide", Loss = Loss.MeanSquaredError, Weight = 0.1)]
[Output("same", Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class SharedTowers;

/// <summary>
/// The inputs are an image and a vector. Other layers also read the outputs <c>told</c> and <c>both</c>. The activation of <c>told</c> is
/// fused with its loss. The activation of <c>both</c> is fused into its matrix product, so its derivative is applied after the loss and the
/// reading layer have added to the gradient.
/// </summary>
[Network(Precision = Precision.Double)]
[Input(3, Name = "facts")]
[Input(6, 5, 2, Name = "image")]
[Conv2D(4, 3, Name = "seen", From = "image", Activation = Activation.Tanh)]
[Flatten]
[Dense(6, Name = "told", From = "facts", Activation = Activation.Sigmoid)]
[Concatenate("flatten")]
[Dense(5, Name = "both", Activation = Activation.Sigmoid)]
[Dense(2, Name = "answer")]
[Output("told", Loss = Loss.BinaryCrossEntropy, Weight = 0.3)]
[Output("both", Loss = Loss.MeanSquaredError, Weight = 0.2)]
[Output("answer", Loss = Loss.MeanSquaredError)]
internal sealed partial class Photo;

/// <summary>Two outputs with class indices and one with probabilities as targets, dropout and a penalty, in single precision.</summary>
[Network]
[Input(5, Name = "in")]
[Input(2)]
[Dense(16, From = "in", Activation = Activation.Relu, L2 = 1e-3)]
[Concatenate("input")]
[Dropout(0.2)]
[Dense(4, Name = "first", Activation = Activation.Softmax)]
[Dense(3, Name = "second", From = "dropout", Activation = Activation.Softmax)]
[Dense(2, Name = "third", From = "dropout", Activation = Activation.Softmax)]
[Output("third", Loss = Loss.SparseCategoricalCrossEntropy)]
[Output("first", Loss = Loss.SparseCategoricalCrossEntropy, Weight = 0.5)]
[Output("second", Loss = Loss.CategoricalCrossEntropy)]
internal sealed partial class Labels;

/// <summary>One input and several outputs, without a loss.</summary>
[Network]
[Input(3)]
[Dense(4, Name = "code", Activation = Activation.Relu)]
[Dense(3, Name = "decoded")]
[Output("decoded")]
[Output("code")]
internal sealed partial class Encoder;

/// <summary>The layer <c>code</c> of <see cref="Encoder"/> as the only layer and output, with an input named <c>pixels</c>.</summary>
[Network]
[Input(3, Name = "pixels")]
[Dense(4, Name = "code", From = "pixels", Activation = Activation.Relu)]
[Output("code")]
internal sealed partial class EncoderAlone;

/// <summary>An output that only an activation reads: fusing the activation into the product must not remove the output.</summary>
[Network]
[Input(3)]
[Dense(2, Name = "scores")]
[Activation(Activation.Tanh, Name = "squashed")]
[Output("scores")]
[Output("squashed")]
internal sealed partial class Squashed;
