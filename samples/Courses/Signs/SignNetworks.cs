using StaticNets;

namespace Courses.Signs;

/// <summary>Counts the raised fingers in pictures of 64 × 64 pixels: 182 950 parameters.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Activations = true)]
[Input(64, 64, 3)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
public sealed partial class SignsNetwork;

/// <summary>Softmax regression on the pixels, for comparison.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64, 64, 3)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
public sealed partial class SignsRegression;
