using StaticNets.Parameters;
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

        // The tolerances are five standard errors of the mean (σ / √n) and of the mean square (σ² √(2 / n)).
        Assert.Equal(0, values.Average(), 5 * Math.Sqrt(variance / count));
        Assert.Equal(variance, values.Select(v => v * v).Average(), 5 * variance * Math.Sqrt(2.0 / count));
    }

    [Theory]
    [InlineData(Initializer.HeUniform, 6.0 / Inputs)]
    [InlineData(Initializer.GlorotUniform, 6.0 / (Inputs + Units))]
    public void UniformNumbersFillTheirInterval(Initializer initializer, double squaredBound)
    {
        double[] values = Visible(Fill<double>(initializer, seed: 11));
        double bound = Math.Sqrt(squaredBound);
        int count = values.Length;

        // The largest and the smallest of 5 000 numbers lie within a hundredth of the bounds ±b, except in less than one of 10¹⁰ cases. The
        // mean square is b²/3; the variance of a square is 4b⁴/45, and the tolerance is five standard errors.
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.True(values.Max() > 0.99 * bound && values.Min() < -0.99 * bound);
        Assert.Equal(squaredBound / 3, values.Select(v => v * v).Average(), 5 * squaredBound * Math.Sqrt(4.0 / 45 / count));
    }

    [Fact]
    public void NormalAndConstantHaveTheirValue()
    {
        double[] normal = Visible(Fill<double>(Initializer.Normal, seed: 2, value: 0.3));
        Assert.Equal(0.09, normal.Select(v => v * v).Average(), 5 * 0.09 * Math.Sqrt(2.0 / normal.Length));
        Assert.All(Visible(Fill<double>(Initializer.Constant, seed: 2, value: -1.5)), value => Assert.Equal(-1.5, value));
    }

    [Fact]
    public void OrthogonalColumnsAreOrthonormal()
    {
        double[] values = Visible(Fill<double>(Initializer.Orthogonal, seed: 2));
        for (int a = 0; a < Units; a++)
        {
            for (int b = a; b < Units; b++)
            {
                double dot = Enumerable.Range(0, Inputs).Sum(row => values[(row * Units) + a] * values[(row * Units) + b]);

                // The two passes of the orthogonalisation leave only rounding errors: a dot product is a sum of a hundred products of at
                // most 1, each off by at most 2⁻⁵³.
                Assert.Equal(a == b ? 1 : 0, dot, 1e-13);
            }
        }
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

    private static T[] Fill<T>(Initializer initializer, int seed, double value = 0)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new NetworkDescription
        {
            Name = "Net",
            InputShape = [Inputs],
            OutputShape = [Units],
            InputLength = Inputs,
            OutputLength = Units,
            Tensors =
            [
                new TensorDescription("dense/kernel", [Inputs, Units], 0, Stride, initializer, Inputs, Units) { InitializerValue = value },
            ],
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
