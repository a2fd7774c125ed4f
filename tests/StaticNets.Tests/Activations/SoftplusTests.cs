using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Softplus)]
[Dense(3)]
public sealed partial class Softplus : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softplus)]
public sealed partial class OnlySoftplus : ILearnTargets<double>;

public sealed class SoftplusTests() : FunctionTests<Softplus, OnlySoftplus>("Softplus", "softplus");
