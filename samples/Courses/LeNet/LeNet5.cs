using StaticNets;

namespace Courses.LeNet;

/// <summary>LeNet-5 (LeCun et al. 1998) for 28 × 28 pixels without padding, with ReLU and max pooling, as it is taught today.</summary>
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
public sealed partial class LeNet5;
