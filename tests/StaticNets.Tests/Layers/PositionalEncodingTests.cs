using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5)]
[PositionalEncoding]
[Dense(3, PerStep = true)]
[PositionalEncoding]
public sealed partial class EncodedPositions : ILearnTargets<double>;

/// <summary>The gradient of <c>[PositionalEncoding]</c> is that of its output; its values are those of the definition.</summary>
public sealed class PositionalEncodingTests : GradientTests<EncodedPositions>
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void EachElementIsThatOfTheDefinition(int rows)
    {
        AnyPositions network = new(seed: 1);
        float[] x = Numbers(rows * 2000 * 5);
        float[] y = new float[x.Length];
        network.Predict(x, y, steps: 2000);
        for (int i = 0; i < x.Length; i++)
        {
            // The sinusoid and the sum are each rounded by 2⁻²⁵ of numbers up to 2.
            Assert.Equal(x[i] + Defined(i / 5 % 2000, i % 5, 5), y[i], 3 * Math.Pow(2, -25));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void EachFeatureOfARowIsThatOfTheDefinition(int features)
    {
        double[] row = new double[features + 3];
        double[] position = [123_456, 0];
        SinusoidalPositions.Next(ref row[0], row.Length, features, ref position[0]);
        Assert.Equal(123_457, position[0]);
        for (int i = 0; i < features; i++)
        {
            // The angle, up to 123 456, is rounded by 2⁻³⁷ in the quotient and in the definition, and by as much for the power.
            Assert.Equal(Defined(123_456, i, features), row[i], 4 * Math.Pow(2, -37));
        }

        Assert.All(row[features..], padding => Assert.Equal(0, padding));
    }

    /// <summary>Single precision holds integers up to 2²⁴ only; the number of a step may be larger.</summary>
    [Fact]
    public void StepsAreCountedBeyondTheIntegersOfSinglePrecision()
    {
        float[] row = new float[2];
        float[] position = [(1 << 24) - 1, 0];
        SinusoidalPositions.Next(ref row[0], 2, 2, ref position[0]);
        Assert.Equal([0f, 1f], position);
        Assert.Equal(Math.Sin((1 << 24) - 1), row[0], 1e-7);
        SinusoidalPositions.Next(ref row[0], 2, 2, ref position[0]);
        SinusoidalPositions.Next(ref row[0], 2, 2, ref position[0]);
        Assert.Equal([2f, 1f], position);
        Assert.Equal(Math.Sin((1 << 24) + 1), row[0], 1e-7);
    }

    [Fact]
    public void StepsEqualPredict()
    {
        AnyPositions network = new(seed: 1);
        AnyPositions.State state = network.NewState();
        float[] x = Numbers(300 * 5);
        float[] expected = new float[x.Length];
        network.Predict(x, expected, steps: 300);
        for (int round = 0; round < 2; round++)
        {
            float[] y = new float[x.Length];
            for (int step = 0; step < 300; step++)
            {
                network.Step(state, x.AsSpan(step * 5, 5), y.AsSpan(step * 5, 5));
            }

            Assert.Equal(expected, y);
            state.Reset();
        }
    }

    [Fact]
    public void PredictAndStepAllocateNothing()
    {
        AnyPositions network = new(seed: 1);
        AnyPositions.State state = network.NewState();
        float[] x = new float[3 * 50 * 5];
        float[] y = new float[x.Length];
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y, steps: 50)));
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x.AsSpan(0, 5), y.AsSpan(0, 5))));
    }

    private static double Defined(int step, int feature, int features)
    {
        double angle = step / Math.Pow(10_000, 2 * (feature / 2) / (double)features);
        return feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }

    private static float[] Numbers(int count)
    {
        System.Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}

[Network]
[Input(Steps.Any, 5)]
[PositionalEncoding]
internal sealed partial class AnyPositions;
