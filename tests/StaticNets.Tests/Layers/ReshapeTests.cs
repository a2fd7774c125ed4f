using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12)]
[Reshape(2, 3, 2)]
public sealed partial class OnlyReshape : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Reshape(2, 3)]
[Softmax]
[Reshape(6)]
[Dense(2)]
public sealed partial class Reshaped : ILearnTargets<double>;

public sealed class ReshapeTests : GradientTests<Reshaped>
{
    [Fact]
    public void ValuesAndGradientsPassUnchanged() => Identity.Check(new OnlyReshape());

    [Fact]
    public void OutputHasTheShape() => Assert.Equal([2, 3, 2], NetworkInside.Description(typeof(OnlyReshape)).OutputShape);
}
