using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Add("gate")]
[Dense(3)]
public sealed partial class Added : ILearnTargets<double>;

public sealed class AddTests() : PieceTests<Added>("Added");
