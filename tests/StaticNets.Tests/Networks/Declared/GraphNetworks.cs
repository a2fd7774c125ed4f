namespace StaticNets.Tests.Networks.Checked;

// Deep networks, and networks that are not chains.

/// <summary>Eight layers; no number of units is a multiple of 4 or 8, the numbers of doubles in the wider vectors.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(3)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Sigmoid)]
[Dense(7)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(1)]
[Dense(6, Activation = Activation.Tanh)]
[Dense(7, Activation = Activation.Sigmoid)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class Deep : ILearnClasses<double>;

/// <summary>Kernels of 17 and 33 columns: wider than one tile, and not a multiple of the width of a tile.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(17, Activation = Activation.Tanh)]
[Dense(33)]
[Activation(Activation.Sigmoid)]
[Dense(2)]
internal sealed partial class Wide : ILearnTargets<double>;

/// <summary>A hidden softmax, over rows with an additional cache line as padding.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(256, Activation = Activation.Softmax)]
[Dense(2)]
internal sealed partial class CrowdedSoftmax : ILearnTargets<double>;

/// <summary>A hidden softmax, over the last of two axes.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Softmax]
[Flatten]
[Dense(4, Activation = Activation.Softmax)]
[Dense(2)]
internal sealed partial class SoftmaxInside : ILearnTargets<double>;

/// <summary>Three layers read the same layer, so its gradient is a sum of three.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(4, Name = "shared", Activation = Activation.Tanh)]
[Dense(4, Name = "one", From = "shared", Activation = Activation.Sigmoid)]
[Dense(4, Name = "two", From = "shared", Activation = Activation.Relu)]
[Dense(4, Name = "three", From = "shared")]
[Add("one", "two")]
[Dense(3)]
internal sealed partial class SharedByThree : ILearnTargets<double>;

/// <summary>Activations that cannot be fused, because other layers read the layer before them as well.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(5, Name = "linear")]
[Activation(Activation.Tanh, Name = "a")]
[Activation(Activation.Sigmoid, Name = "b", From = "linear")]
[Softmax(Name = "c", From = "linear")]
[Concatenate("a", "linear", "b", "a")]
[Dense(2, Activation = Activation.Tanh)]
internal sealed partial class ManyFunctionsOfOne : ILearnTargets<double>;

/// <summary>A sum that contains one layer twice and the input once.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(5, Activation = Activation.Tanh, Name = "a")]
[Add("a", "input", From = "a")]
[Dense(5, From = "input", Name = "b")]
[Add("add", "a")]
[Activation(Activation.Sigmoid)]
internal sealed partial class SumsOfThree : ILearnTargets<double>;

/// <summary>
/// Two layers flatten the same image. A dense layer with a shortcut around it reads the first one. Its sum with the shortcut is
/// concatenated with the second one.
/// </summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(2, 3)]
[Activation(Activation.Tanh, Name = "image")]
[Flatten(Name = "flat")]
[Dense(6, Activation = Activation.Sigmoid)]
[Add("flat")]
[Flatten(From = "image", Name = "again")]
[Concatenate("add")]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class SkipsAFlatten : ILearnTargets<double>;

/// <summary>Layers of odd widths, concatenated along the last of three axes.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 2, 3)]
[Activation(Activation.Tanh, Name = "a")]
[Softmax(Name = "b")]
[Concatenate("a", "input")]
[Dropout(0.1)]
[Flatten]
[Dense(3)]
internal sealed partial class JoinedOfRankThree : ILearnTargets<double>;

// Small and smooth networks, whose gradients are compared with difference quotients over more rows than a micro-batch has.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class SmallSquares : ILearnTargets<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Sigmoid)]
internal sealed partial class SmallBinary : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class SmallCategorical : ILearnTargets<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class SmallSparse : ILearnClasses<double>;
