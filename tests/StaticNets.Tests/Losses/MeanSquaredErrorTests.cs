using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed partial class SquaredLoss : ILearnTargets<double>;

public sealed class MeanSquaredErrorTests() : PieceTests<SquaredLoss>("SquaredLoss");
