using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Multiply("gate", Name = "product")]
[Average("gate", "product", From = "value")]
[Dense(3)]
public sealed partial class Averaged : ILearnTargets<double>;

[Network]
[Input(3)]
[Scale(2, Name = "twice")]
[Average("input", "input")]
public sealed partial class Mean;

public sealed class AverageTests() : PieceTests<Averaged>("Averaged")
{
    /// <summary>The layer above and each name count, also a name that is written twice.</summary>
    [Fact]
    public void DividesByTheNumberOfLayers()
    {
        float[] y = new float[3];
        new Mean().Predict([3, -6, 0.75f], y);

        // The product of a sum and the rounded 1 / 3 has an error of two roundings.
        Assert.All(y.Zip([4, -8, 1f]), pair => Assert.Equal(pair.Second, pair.First, 2 * Math.Abs(pair.Second) * Math.Pow(2, -24)));
    }
}
