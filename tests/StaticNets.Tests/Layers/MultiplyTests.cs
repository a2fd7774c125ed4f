using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Sigmoid, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Multiply("gate")]
[Dense(3)]
public sealed partial class Gated : ILearnTargets<double>;

public sealed class MultiplyTests() : PieceTests<Gated>("Gated");
