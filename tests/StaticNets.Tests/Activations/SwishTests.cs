using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Swish)]
[Dense(3)]
public sealed partial class Swish : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Swish)]
public sealed partial class OnlySwish : ILearnTargets<double>;

public sealed class SwishTests() : FunctionTests<Swish, OnlySwish>("Swish", "swish");
