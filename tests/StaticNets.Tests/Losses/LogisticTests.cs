using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.Logistic, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3)]
public sealed partial class LogisticLoss : ILearnTargets<double>;

public sealed class LogisticTests() : PieceTests<LogisticLoss>("LogisticLoss");
