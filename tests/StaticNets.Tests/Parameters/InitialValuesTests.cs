using StaticNets.Runtime;

namespace StaticNets.Tests;

public class InitialValuesTests
{
    private const int Inputs = 100;
    private const int Units = 50;
    private const int Stride = 64;

    [Theory]
    [InlineData(Initializer.HeNormal, 2.0 / Inputs)]
    [InlineData(Initializer.GlorotNormal, 2.0 / (Inputs + Units))]
    public void VarianceIsThatOfTheFormula(Initializer initializer, double variance)
    {
        double[] values = Visible(Fill<double>(initializer, seed: 11));
        int count = values.Length;

        // Five standard errors of the mean (σ / √n) and of the mean square (σ² √(2 / n)).
        Assert.Equal(0, values.Average(), 5 * Math.Sqrt(variance / count));
        Assert.Equal(variance, values.Select(v => v * v).Average(), 5 * variance * Math.Sqrt(2.0 / count));
    }

    [Fact]
    public void FloatWeightsAreTheRoundedDoubleWeights()
    {
        double[] doubles = Fill<double>(Initializer.HeNormal, seed: 3);
        float[] floats = Fill<float>(Initializer.HeNormal, seed: 3);
        Assert.Equal(doubles.Select(d => (float)d), floats);
    }

    [Fact]
    public void DrawsInTheOrderOfTheTensorsRowByRow()
    {
        double[] block = Fill<double>(Initializer.HeNormal, seed: 42);
        var sampler = new NormalSampler(new Xoshiro256StarStar(42));
        double deviation = Math.Sqrt(2.0 / Inputs);
        Assert.All(Visible(block), value => Assert.Equal(deviation * sampler.Next(), value));
    }

    [Fact]
    public void PaddingAndZeroTensorsStayZero()
    {
        double[] block = Fill<double>(Initializer.HeNormal, seed: 1);
        for (int row = 0; row < Inputs; row++)
        {
            Assert.All(block[((row * Stride) + Units)..((row + 1) * Stride)], value => Assert.Equal(0, value));
        }

        Assert.All(Visible(Fill<double>(Initializer.Zeros, seed: 1)), value => Assert.Equal(0, value));
    }

    [Fact]
    public void AnUnresolvedInitializerIsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => Fill<float>(Initializer.Default, seed: 1));
        Assert.Contains("'dense/kernel'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Default", error.Message, StringComparison.Ordinal);
    }

    private static T[] Fill<T>(Initializer initializer, int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new NetworkDescription
        {
            Name = "Net",
            InputShape = [Inputs],
            OutputShape = [Units],
            InputLength = Inputs,
            OutputLength = Units,
            Tensors = [new TensorDescription("dense/kernel", [Inputs, Units], 0, Stride, initializer, Inputs, Units)],
            ParameterBlockLength = Inputs * Stride,
            Layers = [],
        };
        T[] block = new T[network.ParameterBlockLength];
        InitialValues.Fill(network, seed, block.AsSpan());
        return block;
    }

    private static double[] Visible(double[] block) =>
        [.. Enumerable.Range(0, Inputs).SelectMany(row => block.AsSpan(row * Stride, Units).ToArray())];
}
