using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Activated : ILearnTargets<double>;

/// <summary>Another layer reads the dense layer as well, so the function cannot be fused into it.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Name = "linear")]
[Activation(Activation.Tanh)]
[Concatenate("linear")]
[Dense(3)]
public sealed partial class ActivatedBesideTheLayer : ILearnTargets<double>;

/// <summary>The layer computes the same as <c>Activation</c> at the dense layer above it.</summary>
public sealed class ActivationTests() : PieceTests<Activated>("Tanh");

public sealed class UnfusedActivationTests : GradientTests<ActivatedBesideTheLayer>;
