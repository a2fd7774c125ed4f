using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.GeluTanh)]
[Dense(3)]
public sealed partial class GeluTanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.GeluTanh)]
public sealed partial class OnlyGeluTanh : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.GeluTanh)]
[Scale(1e-110)]
public sealed partial class ScaledGeluTanh : ILearnTargets<double>;

public sealed class GeluTanhTests() : FunctionTests<GeluTanh, OnlyGeluTanh>("GeluTanh", "gelu_tanh", "activations_float64")
{
    [Fact]
    public void NoValueOverflows()
    {
        double[] y = new double[2];
        new OnlyGeluTanh().Predict([1e300, -1e300], y);
        Assert.Equal([1e300, 0], y);

        // For the output y = 1 and the target ½, the derivative of the squared error by y is 1.
        Assert.Equal(1e-110, OneElement.LossGradient(new ScaledGeluTanh(), 1e110, 0.5), 1e-122);
        Assert.Equal(0, OneElement.LossGradient(new ScaledGeluTanh(), -1e110, 0.5));
    }
}
