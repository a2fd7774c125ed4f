using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

[Network(Loss = Loss.Perceptron, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Heaviside)]
public sealed partial class PerceptronLoss : ILearnTargets<double>;

public sealed class PerceptronTests() : PieceTests<PerceptronLoss>("PerceptronLoss");
