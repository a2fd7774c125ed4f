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

        // With u = 2⁻⁵³: the sum of the exponentials, its reciprocal and the product give each of the four outputs a relative error of at
        // most 4u; adding the outputs here adds at most 3u. Together these are 7u, well below the tolerance of 12u.
        Assert.All(y.Chunk(4), row => Assert.Equal(1, row.Sum(), 12 * Math.Pow(2, -53)));
    }
}
