using StaticNets;

namespace DigitPad;

/// <summary>
/// Computes the probabilities of ten digits from 28 × 28 pixels between 0 and 1, light on dark: LeNet-5 (LeCun et al. 1998) with ReLU and
/// max pooling. <c>samples/DigitPadTraining</c> trains it.
/// </summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Relu)]
[Dense(84, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DigitReader;
