using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Gelu)]
[Dense(3)]
public sealed partial class Gelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Gelu)]
public sealed partial class OnlyGelu : ILearnTargets<double>;

public sealed class GeluTests() : FunctionTests<Gelu, OnlyGelu>("Gelu", "gelu");
