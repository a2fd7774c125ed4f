using StaticNets;

namespace Courses.Transfer;

/// <summary>Computes 576 features of an image of 28 × 28 pixels by three convolutions.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Activation = Activation.Relu)]
[Flatten]
internal sealed partial class Features;

/// <summary>Classifies images as one of five digits. All weights are trained.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 1)]
[Use<Features>]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class FiveDigits;

/// <summary>Classifies images as one of five digits by features that stay as they are: only the last layer is fitted.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(28, 28, 1)]
[Use<Features>(Frozen = true)]
[Dense(5)]
internal sealed partial class FiveDigitsByFeatures;
