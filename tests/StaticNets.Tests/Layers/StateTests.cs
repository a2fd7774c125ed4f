using StaticNets.Engines;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// <c>NewState</c> and <c>Step</c> of recurrent networks. <c>Step</c> calls the same functions as <c>Predict</c>, and the order of the sums
/// in most of them does not depend on the number of rows in a call. So <c>Step</c> and <c>Predict</c> give the same bits, except after
/// layer normalisation and softmax, whose sums are rounded differently.
/// </summary>
public sealed class StateTests
{
    private const int Steps = 9;

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        SteppedRnn network = new(seed: 2);
        float[] x = Numbers(1, Steps * 3);
        float[] y = new float[SteppedRnn.OutputLength];
        network.Predict(x, y);
        Assert.Equal(y, Through(network, network.NewState(), x));
    }

    [Fact]
    public void StepsEqualPredictInDoublePrecision()
    {
        BranchedRnn network = new(seed: 3);
        double[] x = [.. Numbers(2, 4 * 3)];
        double[] expected = new double[2];
        network.Predict(x, expected);
        BranchedRnn.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 4; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }

    /// <summary>The layers between and after the recurrent layers process one time step at a time.</summary>
    [Fact]
    public void StepsThroughLayersPerStepEqualPredict()
    {
        PerStepRnn network = new(seed: 4);
        network.Parameters.Set("batch_normalization/moving_mean", Numbers(8, 11));
        float[] x = Numbers(3, Steps * 3);
        float[] expected = new float[Steps * 5];
        network.Predict(x, expected);
        PerStepRnn.State state = network.NewState();
        float[] y = new float[5];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);

            // In Step, layer normalisation and softmax add the features in another order than in Predict. So each of the 9 steps may add a
            // few roundings of numbers below 4, less than 16 · 2⁻²⁴.
            Assert.All(y.Zip(expected.Skip(step * 5)), pair => Assert.Equal(pair.Second, pair.First, 9 * 16 * Math.Pow(2, -24)));
        }
    }

    [Fact]
    public void StepsEqualPredictWithWeightsOf16Bits()
    {
        NarrowRnn network = new(seed: 5);
        float[] x = Numbers(4, Steps * 3);
        float[] expected = new float[4];
        network.Predict(x, expected);
        NarrowRnn.State state = network.NewState();
        float[] y = new float[4];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }

    [Fact]
    public void TwoStatesDoNotInfluenceEachOther()
    {
        SteppedRnn network = new(seed: 2);
        float[] first = Numbers(1, Steps * 3);
        float[] second = Numbers(2, Steps * 3);
        float[][] expected = [Through(network, network.NewState(), first), Through(network, network.NewState(), second)];
        SteppedRnn.State[] states = [network.NewState(), network.NewState()];
        float[][] y = [new float[Steps * 7], new float[Steps * 7]];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(states[0], first.AsSpan(step * 3, 3), y[0].AsSpan(step * 7));
            network.Step(states[1], second.AsSpan(step * 3, 3), y[1].AsSpan(step * 7));
        }

        Assert.Equal(expected[0], y[0]);
        Assert.Equal(expected[1], y[1]);
    }

    [Fact]
    public void ResetBeginsTheSequenceAnew()
    {
        SteppedRnn network = new(seed: 2);
        float[] x = Numbers(1, Steps * 3);
        SteppedRnn.State state = network.NewState();
        float[] once = Through(network, state, x);
        Assert.NotEqual(once, Through(network, state, x));
        state.Reset();
        Assert.Equal(once, Through(network, state, x));
    }

    [Fact]
    public void CopyGoesOnFromTheSameStep()
    {
        SteppedRnn network = new(seed: 2);
        float[] x = Numbers(1, Steps * 3);
        SteppedRnn.State state = network.NewState();
        SteppedRnn.State other = network.NewState();
        Through(network, state, x);
        Through(network, other, Numbers(5, Steps * 3));
        state.CopyTo(other);
        float[] expected = Through(network, state, x);
        Assert.Equal(expected, Through(network, other, x));
        Assert.Throws<ArgumentNullException>(() => state.CopyTo(null!));
    }

    [Fact]
    public void OneNetworkServesManyThreads()
    {
        SteppedRnn network = new(seed: 2);
        float[][] x = [.. Enumerable.Range(0, 32).Select(i => Numbers(i, Steps * 3))];
        float[][] expected = [.. x.Select(sequence => Through(network, network.NewState(), sequence))];
        float[][] seen = new float[x.Length][];
        Parallel.For(0, x.Length, i => seen[i] = Through(network, network.NewState(), x[i]));
        Assert.Equal(expected, seen);
    }

    /// <summary>
    /// A step allocates nothing, even on a thread that never called the network before, because its state contains all memory that it
    /// needs.
    /// </summary>
    [Fact]
    public void StepAllocatesNothing()
    {
        SteppedRnn network = new(1);
        SteppedRnn.State state = network.NewState();
        float[] x = new float[3];
        float[] y = new float[7];
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x, y)));
        long first = -1;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Step(state, x, y);
            first = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, first);
    }

    [Fact]
    public void StepMayWriteOverItsInput()
    {
        SteppedRnn network = new(seed: 2);
        float[] x = Numbers(1, 3);
        float[] expected = new float[7];
        network.Step(network.NewState(), x, expected);
        float[] both = [.. x, .. new float[4]];
        network.Step(network.NewState(), both.AsSpan(0, 3), both);
        Assert.Equal(expected, both);
    }

    [Theory]
    [InlineData(2, 7, "A step of the sequence has 3 input values, but 2 were given.")]
    [InlineData(6, 7, "A step of the sequence has 3 input values, but 6 were given.")]
    [InlineData(0, 7, "A step of the sequence has 3 input values, but 0 were given.")]
    [InlineData(3, 6, "A step gives 7 output values, but the output has room for 6.")]
    public void LengthsThatDoNotFitAreErrors(int inputs, int outputs, string message)
    {
        SteppedRnn network = new(seed: 2);
        SteppedRnn.State state = network.NewState();
        float[] y = new float[outputs];
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Step(state, new float[inputs], y));
        Assert.StartsWith(message, error.Message);
        Assert.All(y, value => Assert.Equal(0, value));
        Assert.Throws<ArgumentNullException>(() => network.Step(null!, new float[3], new float[7]));
        float[] x = Numbers(1, Steps * 3);
        Assert.Equal(Through(network, network.NewState(), x), Through(network, state, x));
    }

    [Fact]
    public void NetworksThatNeedTheWholeSequenceHaveNoStep()
    {
        Assert.Null(typeof(WholeSequenceRnn).GetMethod("Step"));
        Assert.DoesNotContain(typeof(WholeSequenceRnn).GetNestedTypes(), type => type.BaseType == typeof(NetworkState<double>));
    }

    private static float[] Through(SteppedRnn network, SteppedRnn.State state, float[] x)
    {
        float[] y = new float[Steps * 7];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y.AsSpan(step * 7, 7));
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
[Input(9, 3)]
[SimpleRnn(33, ReturnSequences = true)]
[SimpleRnn(7, ReturnSequences = true, Activation = Activation.Sigmoid)]
internal sealed partial class SteppedRnn;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[LayerNormalization]
[SimpleRnn(11, ReturnSequences = true)]
[Activation(Activation.Swish)]
[BatchNormalization]
[Dropout(0.2)]
[GaussianNoise(0.1)]
[Concatenate("input")]
[Multiply("concatenate")]
[LayerNormalization]
[SimpleRnn(5, ReturnSequences = true, UseBias = false)]
[Softmax]
internal sealed partial class PerStepRnn;

[Network]
[Input(9, 3)]
[SimpleRnn(6)]
[Dense(8, Weights = WeightFormat.BFloat16, Activation = Activation.Relu)]
[Reshape(2, 4)]
[SimpleRnn(4)]
internal sealed partial class NarrowRnn;
