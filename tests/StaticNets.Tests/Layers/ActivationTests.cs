using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Activated : ILearnTargets<double>;

/// <summary>The concatenation reads the dense layer too, so the activation cannot be fused into the dense layer.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Name = "linear")]
[Activation(Activation.Tanh)]
[Concatenate("linear")]
[Dense(3)]
public sealed partial class ActivatedBesideTheLayer : ILearnTargets<double>;

/// <summary>An <c>[Activation]</c> layer computes the same as the argument <c>Activation</c> of the dense layer above it.</summary>
public sealed class ActivationTests() : PieceTests<Activated>("Tanh");

public sealed class UnfusedActivationTests : GradientTests<ActivatedBesideTheLayer>;
