using StaticNets.Tests.Networks.Blocks;
using StaticNets.Tests.Networks.Parts;

namespace StaticNets.Tests.Networks.Observed;

/// <summary>
/// Predictions compute the first convolution together with its pooling, fold both normalisations, and compute the last convolution in tiles.
/// </summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single, Activations = true)]
[Input(26, 34, 1)]
[Conv2D(6, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Dropout(0.5)]
[Flatten]
[Dense(12, Activation = Activation.Tanh)]
[BatchNormalization]
[Dense(5)]
[Softmax]
internal sealed partial class ObservedImages : ILearnTargets<float>;

/// <summary>The same in double precision.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double, Activations = true)]
[Input(26, 34, 1)]
[Conv2D(6, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Dropout(0.5)]
[Flatten]
[Dense(12, Activation = Activation.Tanh)]
[BatchNormalization]
[Dense(5)]
[Softmax]
internal sealed partial class ObservedDoubles : ILearnTargets<double>;

/// <summary>A classifier, whose last layer training leaves to the loss; its first layers return the input itself.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Activations = true)]
[Input(3, 4)]
[Dropout(0.2)]
[Flatten]
[GaussianNoise(0.1)]
[Dense(7, Activation = Activation.LeakyRelu)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class ObservedClasses;

/// <summary>Two inputs and two outputs, an encoder that reads both inputs, and a block.</summary>
[Network(Precision = Precision.Double, Activations = true)]
[Input(6, Name = "left")]
[Input(6, Name = "right")]
[Output("side")]
[Output("main")]
[Use<Encoder>(Name = "twin", From = "left")]
[Use<Encoder>(Name = "twin", From = "right")]
[Shortcut(4)]
[Concatenate("twin", Name = "both")]
[Dense(3, Name = "side", Activation = Activation.Sigmoid)]
[Dense(2, Name = "main", From = "both")]
internal sealed partial class ObservedTwins;

/// <summary>Indices and numbers, a constant, and 16-bit weights.</summary>
[Network(Activations = true)]
[Input(4, Name = "words")]
[Input(5, Name = "numbers")]
[Embedding(9, 3, From = "words")]
[Flatten]
[Dense(5, Weights = WeightFormat.BFloat16)]
[Constant(1, 2, 3, 4, 5)]
[Add("dense")]
[Multiply("numbers")]
[Dense(2)]
internal sealed partial class ObservedWords;

/// <summary>Sequences of any length.</summary>
[Network(Precision = Precision.Double, Activations = true)]
[Input(Steps.Any, 3)]
[Lstm(4, ReturnSequences = true)]
[Dense(5, PerStep = true, Activation = Activation.Relu)]
[Gru(3, ReturnSequences = true, Bidirectional = true)]
[SimpleRnn(2)]
[Dense(2, Activation = Activation.Tanh)]
internal sealed partial class ObservedSteps;

/// <summary>The same layers for sequences of seven steps.</summary>
[Network(Precision = Precision.Double, Activations = true)]
[Input(7, 3)]
[Lstm(4, ReturnSequences = true)]
[Dense(5, PerStep = true, Activation = Activation.Relu)]
[Gru(3, ReturnSequences = true, Bidirectional = true)]
[SimpleRnn(2)]
[Dense(2, Activation = Activation.Tanh)]
internal sealed partial class ObservedSevenSteps;

/// <summary>The first layer of <see cref="ObservedSteps"/>.</summary>
[Network(Precision = Precision.Double)]
[Input(7, 3)]
[Lstm(4, ReturnSequences = true)]
internal sealed partial class FirstOfSteps;

/// <summary>The first two layers of <see cref="ObservedSteps"/>.</summary>
[Network(Precision = Precision.Double)]
[Input(7, 3)]
[Lstm(4, ReturnSequences = true)]
[Dense(5, PerStep = true, Activation = Activation.Relu)]
internal sealed partial class SecondOfSteps;

/// <summary>The first three layers of <see cref="ObservedSteps"/>.</summary>
[Network(Precision = Precision.Double)]
[Input(7, 3)]
[Lstm(4, ReturnSequences = true)]
[Dense(5, PerStep = true, Activation = Activation.Relu)]
[Gru(3, ReturnSequences = true, Bidirectional = true)]
internal sealed partial class ThirdOfSteps;

/// <summary>One index for each step of sequences of any length, and an output at each step.</summary>
[Network(Activations = true)]
[Input(Steps.Any)]
[Embedding(6, 3)]
[SimpleRnn(4, ReturnSequences = true)]
internal sealed partial class ObservedIndices;

/// <summary>A single layer.</summary>
[Network(Activations = true)]
[Input(2)]
[Dense(3)]
internal sealed partial class ObservedLayer;
