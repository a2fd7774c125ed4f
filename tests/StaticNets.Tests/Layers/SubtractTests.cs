using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Name = "gate")]
[Dense(7, From = "input", Name = "value")]
[Subtract("gate")]
[Dense(3)]
public sealed partial class Subtracted : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(3, ReturnSequences = true)]
[Subtract("input")]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class SubtractedSteps : ILearnTargets<double>;

[Network]
[Input(3)]
[Scale(2, Name = "twice")]
[Subtract("input")]
public sealed partial class Difference;

public sealed class SubtractTests() : PieceTests<Subtracted>("Subtracted")
{
    [Fact]
    public void SubtractsTheNamedLayerFromTheOneAbove()
    {
        float[] y = new float[3];
        new Difference().Predict([1, -2, 0.5f], y);
        Assert.Equal([1, -2, 0.5f], y);
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        SubtractedSteps network = new(seed: 5);
        double[] x = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i))];
        double[] expected = new double[2];
        network.Predict(x, expected);
        SubtractedSteps.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.Equal(expected, y);
    }
}

public sealed class SubtractOfStepsTests : GradientTests<SubtractedSteps>;
