using StaticNets.Engines;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// <c>NewState</c> and <c>Step</c> of networks with causal attention: a step calls the functions of <c>Predict</c> with the same steps in the
/// same order, so the results have the same bits. Layer normalisation has a function of its own for one step, whose last bit may differ.
/// </summary>
public sealed class AttentionStateTests
{
    private const int Steps = 40;

    [Fact]
    public void StepsEqualPredict()
    {
        WindowedDecoder network = new(seed: 1);
        float[] x = Numbers(1, Steps * 5);
        float[] expected = new float[Steps * 5];
        network.Predict(x, expected, Steps);
        Assert.Equal(expected, Through(network, network.NewState(), x));
    }

    /// <summary>A sequence may be much longer than the declared one.</summary>
    [Fact]
    public void StepsOfALongerSequenceEqualPredict()
    {
        WindowedDecoder network = new(seed: 1);
        ShortDecoder declaredShort = new(seed: 1);
        float[] x = Numbers(2, Steps * 5);
        float[] expected = new float[Steps * 5];
        network.Predict(x, expected, Steps);
        ShortDecoder.State state = declaredShort.NewState();
        float[] y = new float[5];
        for (int step = 0; step < Steps; step++)
        {
            declaredShort.Step(state, x.AsSpan(step * 5, 5), y);
            Assert.Equal(expected.AsSpan(step * 5, 5).ToArray(), y);
        }
    }

    [Fact]
    public void StepsThroughADecoderBlockEqualPredict()
    {
        DecoderBlock network = new(seed: 3);
        double[] x = [.. Numbers(3, 12 * 6)];
        double[] expected = new double[12 * 6];
        network.Predict(x, expected);
        DecoderBlock.State state = network.NewState();
        double[] y = new double[6];
        for (int step = 0; step < 12; step++)
        {
            network.Step(state, x.AsSpan(step * 6, 6), y);

            // Layer normalisation adds the six features in another order: its outputs, below 4, differ by at most 2 · 2⁻⁵², and those of the
            // second one by a few times as much, 16 · 2⁻⁵² · 4.
            Assert.All(y.Zip(expected.Skip(step * 6)), pair => Assert.Equal(pair.Second, pair.First, 64 * Math.Pow(2, -52)));
        }
    }

    [Fact]
    public void ResetAndCopyConcernTheStepsSeenToo()
    {
        WindowedDecoder network = new(seed: 1);
        float[] x = Numbers(4, Steps * 5);
        WindowedDecoder.State state = network.NewState();
        float[] first = Through(network, state, x);
        WindowedDecoder.State copy = network.NewState();
        network.Step(copy, [9, 9, 9, 9, 9], new float[5]);
        state.CopyTo(copy);
        float[] second = Through(network, state, x);
        Assert.NotEqual(first, second);
        Assert.Equal(second, Through(network, copy, x));
        state.Reset();
        Assert.Equal(first, Through(network, state, x));
    }

    [Fact]
    public void StepAllocatesNothing()
    {
        WindowedDecoder network = new(seed: 1);
        WindowedDecoder.State state = network.NewState();
        float[] x = new float[5];
        float[] y = new float[5];
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x, y)));
    }

    /// <summary>A network for any number of steps computes what the network computes that is declared for this number.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void AnyNumberOfStepsEqualsAKnownOne(int rows)
    {
        KnownAttention known = new(seed: 5);
        AnyAttention open = new(seed: 5);
        double[] x = [.. Numbers(rows, rows * 6 * 4)];
        double[] targets = [.. Numbers(rows + 1, rows * 6 * 2)];
        double[] expected = new double[rows * 6 * 2];
        double[] y = new double[rows * 6 * 2];
        known.Predict(x, expected);
        open.Predict(x, y, 6);
        Assert.Equal(expected, y);

        // The two divide a batch into micro-batches of different sizes: 1e-12 is ten thousand roundings.
        Gradients<double> ofKnown = new();
        Gradients<double> ofOpen = new();
        double loss = known.Gradient(x, targets, ofKnown);
        Assert.InRange(RelativeError.Of<double>([open.Gradient(x, targets, 6, ofOpen)], [loss]), 0, 1e-12);
        Assert.InRange(RelativeError.Of(ofOpen.Block.Span, ofKnown.Block.Span), 0, 1e-12);
        Assert.InRange(RelativeError.Of(ofOpen.Input, ofKnown.Input), 0, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60)]
    public void AnyNumberOfStepsAllocatesNothingTwice(int steps)
    {
        AnyAttention network = new(seed: 5);
        double[] x = new double[3 * steps * 4];
        double[] y = new double[3 * steps * 2];
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y, steps)));
        Assert.All(y, value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(typeof(TwoHeads))]
    [InlineData(typeof(CausalHeads))]
    [InlineData(typeof(OversizedWindow))]
    public void NetworksThatSeeAllStepsHaveNoStep(Type network)
    {
        Assert.Null(network.GetMethod("Step"));
        Assert.DoesNotContain(network.GetNestedTypes(), type => type.BaseType == typeof(NetworkState<double>));
    }

    private static float[] Through(WindowedDecoder network, WindowedDecoder.State state, float[] x)
    {
        float[] y = new float[x.Length];
        for (int step = 0; step < x.Length / 5; step++)
        {
            network.Step(state, x.AsSpan(step * 5, 5), y.AsSpan(step * 5, 5));
        }

        return y;
    }

    private static float[] Numbers(int seed, int count)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}

[Network]
[Input(Steps.Any, 5)]
[PositionalEncoding]
[MultiHeadAttention(3, 11, ValueDimension = 6, Causal = true, Window = 4)]
[Dense(5, PerStep = true, Activation = Activation.Tanh)]
[MultiHeadAttention(1, Causal = true, Window = 7, UseBias = false)]
internal sealed partial class WindowedDecoder;

[Network]
[Input(3, 5)]
[PositionalEncoding]
[MultiHeadAttention(3, 11, ValueDimension = 6, Causal = true, Window = 4)]
[Dense(5, PerStep = true, Activation = Activation.Tanh)]
[MultiHeadAttention(1, Causal = true, Window = 7, UseBias = false)]
internal sealed partial class ShortDecoder;

[Network(Precision = Precision.Double)]
[Input(12, 6)]
[PositionalEncoding]
[MultiHeadAttention(2, Causal = true, Window = 3)]
[Add("positional_encoding")]
[LayerNormalization]
[Dense(9, PerStep = true, Activation = Activation.Relu)]
[Dense(6, PerStep = true)]
[Add("layer_normalization")]
[LayerNormalization]
internal sealed partial class DecoderBlock;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 4)]
[PositionalEncoding]
[MultiHeadAttention(3, 5, ValueDimension = 2)]
[Add("input")]
[LayerNormalization]
[MultiHeadAttention(2, Causal = true)]
[Dense(2, PerStep = true)]
internal sealed partial class AnyAttention;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 4)]
[PositionalEncoding]
[MultiHeadAttention(3, 5, ValueDimension = 2)]
[Add("input")]
[LayerNormalization]
[MultiHeadAttention(2, Causal = true)]
[Dense(2, PerStep = true)]
internal sealed partial class KnownAttention;

/// <summary>The state cannot count so many steps.</summary>
[Network(Precision = Precision.Double)]
[Input(3, 2)]
[MultiHeadAttention(1, Causal = true, Window = 10_000_000)]
internal sealed partial class OversizedWindow;
