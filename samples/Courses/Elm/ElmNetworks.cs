using StaticNets;

namespace Courses.Elm;

/// <summary>500 random features of a digit, which stay as they are, and a linear layer, which is solved.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[Dense(
    500,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 0.5,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 0.5,
    Frozen = true
)]
[Dense(10)]
internal sealed partial class ExtremeLearningMachine;

/// <summary>The same without random features: a linear function of the pixels.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(64)]
[Dense(10)]
internal sealed partial class LinearClassifier;
