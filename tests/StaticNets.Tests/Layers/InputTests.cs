using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Activation(Activation.Linear)]
public sealed partial class OnlyInput : ILearnTargets<double>;

/// <summary>Two layers read the input, so its gradient is a sum.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(4, Activation = Activation.Tanh)]
[Add("input")]
[Dense(2)]
public sealed partial class InputReadTwice : ILearnTargets<double>;

public sealed class InputTests : GradientTests<InputReadTwice>
{
    [Fact]
    public void ValuesAndGradientsPassUnchanged() => Identity.Check(new OnlyInput());

    [Fact]
    public void LengthIsTheProductOfTheAxes() => Assert.Equal(2 * 3, OnlyInput.InputLength);
}
