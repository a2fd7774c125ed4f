using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Sigmoid)]
[Dense(3)]
public sealed partial class Sigmoid : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(41)]
[Activation(Activation.Sigmoid)]
public sealed partial class OnlySigmoid : ILearnTargets<double>;

public sealed class SigmoidTests() : FunctionTests<Sigmoid, OnlySigmoid>("Sigmoid", "sigmoid");
