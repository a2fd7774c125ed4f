using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

/// <summary>The loss is the absolute error, because the squared error grows with every step at the fixture's learning rate.</summary>
[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Linear)]
[Dense(3)]
public sealed partial class Linear : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Activation(Activation.Linear)]
public sealed partial class OnlyLinear : ILearnTargets<double>;

public sealed class LinearTests() : PieceTests<Linear>("Linear")
{
    [Fact]
    public void ValuesAndGradientsPassUnchanged() => Identity.Check(new OnlyLinear());
}
