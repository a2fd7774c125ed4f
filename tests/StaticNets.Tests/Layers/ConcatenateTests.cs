using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Concatenate("gate")]
[Dense(3)]
public sealed partial class Concatenated : ILearnTargets<double>;

public sealed class ConcatenateTests() : PieceTests<Concatenated>("Concatenated");

/// <summary>Values of 8 and of 3 elements, whose rows have the same length with padding; too large to be unrolled.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(128)]
[Dense(3, Name = "narrow")]
[Dense(8, Activation = Activation.Tanh, From = "input", Name = "wide")]
[Concatenate("narrow")]
[Dense(1)]
public sealed partial class UnequallyConcatenated : ILearnTargets<double>;

public sealed class UnequalConcatenateTests() : GradientTests<UnequallyConcatenated>;
