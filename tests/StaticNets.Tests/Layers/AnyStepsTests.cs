using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// A network with <c>[Input(Steps.Any, features)]</c> takes sequences of any length and gives the same numbers as a network that is
/// declared for this length.
/// </summary>
public sealed class AnyStepsTests
{
    private const int Features = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void EqualsANetworkOfAKnownNumberOfSteps(int rows)
    {
        SteppedRnn known = new(seed: 2);
        AnySteppedRnn open = new(seed: 2);
        float[] x = Numbers(rows, rows * 9 * Features);
        float[] expected = new float[rows * 9 * 7];
        known.Predict(x, expected);
        float[] y = new float[expected.Length];
        open.Predict(x, y, steps: 9);
        Assert.Equal(expected, y);
    }

    /// <summary>The cases include more sequences than one pass takes, and short and long sequences.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(1, 1000)]
    [InlineData(13, 64)]
    [InlineData(7, 2)]
    public void EqualsItsSteps(int rows, int steps)
    {
        AnyRnn network = new(seed: 3);
        float[] x = Numbers(rows + steps, rows * steps * Features);
        float[] y = new float[rows * 5];
        network.Predict(x, y, steps);
        AnyRnn.State state = network.NewState();
        float[] last = new float[5];
        for (int row = 0; row < rows; row++)
        {
            state.Reset();
            for (int step = 0; step < steps; step++)
            {
                network.Step(state, x.AsSpan(((row * steps) + step) * Features, Features), last);
            }

            Assert.Equal(last, y.AsSpan(row * 5, 5).ToArray());
        }
    }

    [Fact]
    public void SecondCallOfAtMostThatLengthAllocatesNothing()
    {
        AnyRnn network = new(seed: 3);
        float[] x = new float[40 * 300 * Features];
        float[] y = new float[40 * 300 * 5];
        network.Predict(x, y, 300);
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y, 300)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(x.AsSpan(0, 40 * Features), y, 1)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(x.AsSpan(0, 100 * Features), y, 50)));
    }

    [Theory]
    [InlineData(12, 10, 0, "steps ('0') must be greater than or equal to '1'")]
    [InlineData(12, 10, -4, "steps ('-4') must be greater than or equal to '1'")]
    [InlineData(12, 10, 3, "The input holds 12 values, which is no whole number of sequences of 3 steps with 3 values each.")]
    [InlineData(12, 9, 2, "2 sequences of 2 steps give 10 output values, but the output has room for 9.")]
    public void LengthsThatDoNotFitAreErrors(int inputs, int outputs, int steps, string message)
    {
        float[] y = new float[outputs];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new AnyRnn(1).Predict(Numbers(1, inputs), y, steps));
        Assert.StartsWith(message, error.Message);
        Assert.All(y, value => Assert.Equal(0, value));
    }

    [Fact]
    public void OutputsMustNotShareMemoryWithInputs()
    {
        float[] both = Numbers(1, 12);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new AnyRnn(1).Predict(both, both, 2));
        Assert.StartsWith("The output shares memory with the input", error.Message);
    }

    [Fact]
    public void EmptyInputHasNoOutputs() => new AnyRnn(1).Predict([], [], steps: 5);

    [Fact]
    public void WeightsOfATrainedTwinFit()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "weights.safetensors");
        TrainedTwin twin = new(seed: 7);
        twin.TrainStep(Numbers(1, 4 * Features), Numbers(2, 5), new Adam(0.01));
        twin.Save(file);
        AnyRnn network = AnyRnn.Load(file);
        float[] x = Numbers(3, 4 * Features);
        float[] expected = new float[5];
        twin.Predict(x, expected);
        float[] y = new float[5];
        network.Predict(x, y, 4);
        Assert.Equal(expected, y);
    }

    private static float[] Numbers(int seed, int count)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}

[Network]
[Input(Steps.Any, 3)]
[SimpleRnn(33, ReturnSequences = true)]
[SimpleRnn(7, ReturnSequences = true, Activation = Activation.Sigmoid)]
internal sealed partial class AnySteppedRnn;

[Network]
[Input(Steps.Any, 3)]
[SimpleRnn(20, ReturnSequences = true)]
[Activation(Activation.Swish)]
[Concatenate("input")]
[SimpleRnn(11)]
[Dense(5)]
internal sealed partial class AnyRnn;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, 3)]
[SimpleRnn(20, ReturnSequences = true)]
[Activation(Activation.Swish)]
[Concatenate("input")]
[SimpleRnn(11)]
[Dense(5)]
internal sealed partial class TrainedTwin;
