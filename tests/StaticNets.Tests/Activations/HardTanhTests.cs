using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardTanh)]
[Dense(3)]
public sealed partial class HardTanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.HardTanh, Minimum = -1.5, Maximum = 4)]
public sealed partial class OnlyHardTanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.HardTanh, Minimum = -0.25, Maximum = 3)]
[Dense(3)]
public sealed partial class HardTanhBounds : ILearnTargets<double>;

public sealed class HardTanhTests() : FunctionTests<HardTanh, OnlyHardTanh>("HardTanh", "hard_tanh", "activations_float64")
{
    [Fact]
    public void SlopeAtTheBoundsIsZero() => Assert.Equal((0, 0), (SlopeAt(-1.5), SlopeAt(4)));

    [Fact]
    public void NotANumberStays()
    {
        double[] y = new double[1];
        new OnlyHardTanh().Predict([double.NaN], y);
        Assert.Equal(double.NaN, y[0]);
    }
}

public sealed class HardTanhWithBoundsTests() : PieceTests<HardTanhBounds>("HardTanhBounds", "activations_float64");
