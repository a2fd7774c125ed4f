using StaticNets;

namespace Courses.Vanishing;

// The networks named Stack… have sigmoid layers whose weights and biases are drawn from N(0, 1).

/// <summary>Hidden layers of 2, 12, 28, 16 units.</summary>
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
    12,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    28,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
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
public sealed partial class Stack2x12x28x16;

/// <summary>Hidden layers of 16, 16, 32 units.</summary>
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
    16,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
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
public sealed partial class Stack16x16x32;

/// <summary>Hidden layers of 16, 16, 16, 16 units.</summary>
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
    16,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    16,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
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
public sealed partial class Stack16x16x16x16;

/// <summary>Hidden layers of 32, 32, 32, 32 units.</summary>
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
    32,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    32,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
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
public sealed partial class Stack32x32x32x32;

/// <summary>Hidden layers of 2, 4, 6, 6, 8, 10 units.</summary>
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
    4,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    6,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    6,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    8,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    10,
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
public sealed partial class Stack2x4x6x6x8x10;

/// <summary>Hidden layers of 16, 40, 90, 100 units.</summary>
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
    40,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    90,
    Activation = Activation.Sigmoid,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 1,
    BiasInitializer = Initializer.Normal,
    BiasInitializerValue = 1
)]
[Dense(
    100,
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
public sealed partial class Stack16x40x90x100;

/// <summary>Six layers of 16 units with Glorot initialisation: the gradient shrinks from the last layer to the first.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class GlorotStack;
