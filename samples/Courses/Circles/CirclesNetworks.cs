using StaticNets;

namespace Courses.Circles;

/// <summary>2 hidden units; all weights and biases are drawn from N(0, 1).</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(
    2,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    1,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
public sealed partial class Circles2;

/// <summary>8 hidden units; all weights and biases are drawn from N(0, 1).</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(
    8,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    1,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
public sealed partial class Circles8;

/// <summary>16 hidden units; all weights and biases are drawn from N(0, 1).</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(
    16,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    1,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
public sealed partial class Circles16;

/// <summary>32 hidden units; all weights and biases are drawn from N(0, 1).</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(
    32,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    1,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
public sealed partial class Circles32;

/// <summary>32 hidden units with Glorot initialisation, so that all outputs are about one half before training.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class GlorotCircles32;
