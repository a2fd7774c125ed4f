using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Softmax)]
[Dense(3)]
public sealed partial class Softmax : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Activation(Activation.Softmax)]
public sealed partial class OnlySoftmax : ILearnTargets<double>;

public sealed class SoftmaxTests() : FunctionTests<Softmax, OnlySoftmax>("Softmax", "softmax")
{
    [Fact]
    public void RowsSumToOne()
    {
        double[] y = new double[8];
        new OnlySoftmax().Predict([-1000, 0, 1, 1000, 0.1, 0.2, 0.3, 0.4], y);

        // Each of four quotients is off by 3u or less, and so is their sum.
        Assert.All(y.Chunk(4), row => Assert.Equal(1, row.Sum(), 12 * Math.Pow(2, -53)));
    }
}
