using StaticNets;

namespace Zoo.Residual;

/// <summary>Two dense layers, to whose result their input is added. At first the result is 0, so that the block passes its input on.</summary>
/// <param name="units">Number of inputs and outputs.</param>
[Dense("units", Activation = Activation.Relu)]
[Dense("units", KernelInitializer = Initializer.Zeros)]
[Add("input")]
public sealed class ResidualAttribute(int units) : BlockAttribute
{
    public int Units { get; } = units;
}

/// <summary>Classifies digits through 42 dense layers, past which shortcuts lead.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(32)]
[Residual(32, Repeat = 20)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ResidualDigits;

/// <summary>Two dense layers without a shortcut.</summary>
/// <param name="units">Number of outputs.</param>
[Dense("units", Activation = Activation.Relu)]
[Dense("units", Activation = Activation.Relu)]
public sealed class PlainAttribute(int units) : BlockAttribute
{
    public int Units { get; } = units;
}

/// <summary>The same number of layers without shortcuts.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(32)]
[Plain(32, Repeat = 20)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class PlainDigits;
