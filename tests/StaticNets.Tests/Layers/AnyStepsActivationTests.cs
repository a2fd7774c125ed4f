namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Dense(2, PerStep = true, Activation = Activation.Sigmoid)]
internal sealed partial class AnyStepsGates;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 8)]
[Conv1D(16, 3, Padding = Padding.Causal, Groups = 2, Activation = Activation.Tanh)]
[Dense(2, PerStep = true, Activation = Activation.Tanh)]
internal sealed partial class AnyStepsWindows;

/// <summary>
/// The product of a layer applies the layer's activation for a sequence, while a single step may apply it to the finished product. So the
/// functions differ, and have different names.
/// </summary>
public sealed class AnyStepsActivationTests
{
    [Fact]
    public void StepsOfARecurrentLayerHaveTheBitsOfPredict()
    {
        AnyStepsGates network = new(seed: 1);
        AnyStepsGates.State state = network.NewState();
        float[] x = Numbers(10 * 3);
        float[] expected = new float[10 * 2];
        network.Predict(x, expected, steps: 10);
        float[] y = new float[10 * 2];
        for (int step = 0; step < 10; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y.AsSpan(step * 2, 2));
        }

        Assert.Equal(expected, y);
        Assert.All(y, value => Assert.InRange(value, 0.01f, 0.99f));
    }

    [Fact]
    public void StepsOfAGroupedConvolutionHaveTheBitsOfPredict()
    {
        AnyStepsWindows network = new(seed: 1);
        AnyStepsWindows.State state = network.NewState();
        float[] x = Numbers(10 * 8);
        float[] expected = new float[10 * 2];
        network.Predict(x, expected, steps: 10);
        float[] y = new float[10 * 2];
        for (int step = 0; step < 10; step++)
        {
            network.Step(state, x.AsSpan(step * 8, 8), y.AsSpan(step * 2, 2));
        }

        Assert.Equal(expected, y);
        Assert.Contains(y, value => Math.Abs(value) > 0.01f);
    }

    private static float[] Numbers(int count)
    {
        System.Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
