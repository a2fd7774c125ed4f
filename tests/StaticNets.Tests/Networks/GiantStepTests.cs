using StaticNets.Tests.Networks.Learning;

namespace StaticNets.Tests.Networks;

/// <summary>
/// A step may leave every weight finite but so large that the network's outputs overflow. That step must be rejected, not the next one:
/// otherwise the weights that worked would be lost.
/// </summary>
public sealed class GiantStepTests
{
    private const int Rows = 8;

    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(Memoriser)), Rows, seed: 1);

    public static TheoryData<Optimizer> Giants =>
        [
            new Sgd(1e38),
            new Momentum(1e37),
            new Nesterov(1e37),
            new RmsProp(1e37),
            new Adagrad(1e37),
            new Adam(1e37),
            new AdamW(1e37, weightDecay: 0),
        ];

    /// <summary>
    /// Learning rates at which no single layer overflows after the step. Only the product of three layers with weights of about 10¹⁶
    /// overflows.
    /// </summary>
    public static TheoryData<Optimizer> Large =>
        [new Sgd(1e17), new Momentum(1e17), new Nesterov(1e17), new RmsProp(1e16), new Adagrad(1e16), new Adam(1e16)];

    [Theory]
    [MemberData(nameof(Giants))]
    [MemberData(nameof(Large))]
    public void TheStepThatSpoilsPredictionsIsRefused(Optimizer optimizer)
    {
        Memoriser network = new(seed: 3);
        float[] before = Weights(network);
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(_rows.X, _rows.Classes, optimizer));
        Assert.Contains("the step would have made", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(network));
        AssertPredicts(network);

        // The optimizer's state has not changed either.
        Memoriser fresh = new(seed: 3);
        network.TrainStep(_rows.X, _rows.Classes, new Adam());
        fresh.TrainStep(_rows.X, _rows.Classes, new Adam());
        Assert.Equal(Weights(fresh), Weights(network));
    }

    [Fact]
    public void FitNamesTheStepAndGoesBack()
    {
        Memoriser network = new(seed: 3);
        List<float[]> weights = [Weights(network)];
        FitOptions options = new()
        {
            Epochs = 9,
            BatchSize = 4,
            Optimizer = new Sgd(1e38),
            Progress = _ => weights.Add(Weights(network)),
        };
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(_rows.X, _rows.Classes), options));
        Assert.Equal((1, 1), (error.Epoch, error.Batch));
        Assert.Equal(weights[^1], Weights(network));
        AssertPredicts(network);
    }

    [Fact]
    public void WeightsThatGrowFromStepToStepAreKeptFromTheLastStepThatPredicts()
    {
        // Each step multiplies the error by a few hundred. The last accepted step still leaves finite outputs.
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Regression)), Rows, seed: 1);
        Regression network = new(seed: 3);
        float[] y = new float[Rows * Regression.OutputLength];
        float[] before = [];
        int steps = 0;
        Assert.Throws<TrainingDivergedException>(() =>
        {
            for (; steps < 1000; steps++)
            {
                before = Weights(network);
                network.TrainStep(rows.X, rows.Targets, new Sgd(100));
            }
        });
        Assert.InRange(steps, 2, 999);
        Assert.Equal(before, Weights(network));
        network.Predict(rows.X, y);
        Assert.All(y, value => Assert.True(float.IsFinite(value)));
    }

    private void AssertPredicts(Memoriser network)
    {
        float[] y = new float[Rows * Memoriser.OutputLength];
        network.Predict(_rows.X, y);
        Assert.All(y, value => Assert.True(float.IsFinite(value)));
    }

    private static float[] Weights(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();
}
