using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 2)]
[Flatten]
public sealed partial class OnlyFlatten : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(2)]
public sealed partial class FlattenedPixels : ILearnTargets<double>;

public sealed class FlattenTests : GradientTests<FlattenedPixels>
{
    [Fact]
    public void ValuesAndGradientsPassUnchanged() => Identity.Check(new OnlyFlatten());

    [Fact]
    public void OutputHasOneAxis() => Assert.Equal([12], NetworkInside.Description(typeof(OnlyFlatten)).OutputShape);
}
