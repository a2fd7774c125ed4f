using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class Tanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Tanh)]
public sealed partial class OnlyTanh : ILearnTargets<double>;

public sealed class TanhTests() : FunctionTests<Tanh, OnlyTanh>("Tanh", "tanh");
