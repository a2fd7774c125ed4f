using StaticNets;

namespace Courses.LeNet;

/// <summary>
/// LeNet-5 for 32 × 32 pixels with average pooling and tanh, as in 1998. The paper scales and shifts each pooled map by trained numbers, joins
/// the maps of the second convolution to some of the first only, and compares the last layer with drawn digits.
/// </summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(32, 32, 1)]
[Conv2D(6, 5, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class OriginalLeNet5;
