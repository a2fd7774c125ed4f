using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Mish)]
[Dense(3)]
public sealed partial class Mish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Mish)]
public sealed partial class OnlyMish : ILearnTargets<double>;

public sealed class MishTests() : FunctionTests<Mish, OnlyMish>("Mish", "mish");
