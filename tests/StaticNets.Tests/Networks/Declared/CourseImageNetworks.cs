namespace StaticNets.Tests.Networks.Convolutions;

// Networks with published shapes and numbers of parameters.

/// <summary>LeNet-5 (LeCun et al. 1998) on images of 28 × 28 pixels, without padding in the first layer.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[AveragePooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class SmallLeNet : ILearnClasses<float>;

/// <summary>LeNet-5 on images of 32 × 32 pixels, with max pooling.</summary>
[Network]
[Input(32, 32, 1)]
[Conv2D(6, 5, Activation = Activation.Tanh)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class LeNet : INetwork<float>;

/// <summary>A network from a course: it classifies images of hand signs.</summary>
[Network]
[Input(64, 64, 3)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
internal sealed partial class Signs : INetwork<float>;
