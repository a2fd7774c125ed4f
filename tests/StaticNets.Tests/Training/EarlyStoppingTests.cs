using StaticNets.Training;

namespace StaticNets.Tests;

public class EarlyStoppingTests
{
    private const int Epochs = 200;

    [Fact]
    public void RestoresTheBestWeightsAndWhatTheOptimizerRememberedThen()
    {
        var network = new TinyNetwork<float>();
        var copies = new List<TinyNetwork<float>>();
        History history = Fit(network, new EarlyStopping(patience: 3), network => copies.Add(network));

        int best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        Assert.True(history.StoppedEarly);
        Assert.Equal(best, history.BestEpoch);
        Assert.InRange(best, 2, Epochs - 4);
        Assert.Equal(best + 3, history.Epochs.Count);
        Assert.Equal(copies[best - 1].Parameters.Span.ToArray(), network.Parameters.Span.ToArray());

        var data = new TinyData<float>(5);
        network.TrainStep(data.X, data.Targets, new Momentum(0.002));
        copies[best - 1].TrainStep(data.X, data.Targets, new Momentum(0.002));
        Assert.Equal(copies[best - 1].Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Fact]
    public void RestoresTheBestWeightsAlsoWhenAllEpochsAreRun()
    {
        var network = new TinyNetwork<float>();
        var copies = new List<TinyNetwork<float>>();
        History history = Fit(network, new EarlyStopping(patience: Epochs), network => copies.Add(network));
        Assert.False(history.StoppedEarly);
        Assert.Equal(Epochs, history.Epochs.Count);
        Assert.NotEqual(Epochs, history.BestEpoch);
        Assert.Equal(copies[history.BestEpoch - 1].Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Fact]
    public void WithoutItTheLastWeightsStay()
    {
        var network = new TinyNetwork<float>();
        var copies = new List<TinyNetwork<float>>();
        History history = Fit(network, null, network => copies.Add(network));
        Assert.Equal(Epochs, history.Epochs.Count);
        Assert.NotEqual(Epochs, history.BestEpoch);
        Assert.Equal(copies[^1].Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Fact]
    public void WatchesTheTrainingLossWithoutValidationRows()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(10);

        // The loss never falls by a thousand, so epochs 2 and 3 count as no improvement.
        var options = new FitOptions { Epochs = 20, EarlyStopping = new EarlyStopping(patience: 2, minDelta: 1000) };
        History history = network.Fit(new Dataset(data.X, data.Targets), options);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(1, history.BestEpoch);
        Assert.True(history.StoppedEarly);
    }

    [Fact]
    public void PatienceRunningOutInTheLastEpochIsNotEarly()
    {
        var data = new TinyData<float>(10);
        var options = new FitOptions { Epochs = 3, EarlyStopping = new EarlyStopping(patience: 2, minDelta: 1000) };
        History history = new TinyNetwork<float>().Fit(new Dataset(data.X, data.Targets), options);
        Assert.Equal(3, history.Epochs.Count);
        Assert.False(history.StoppedEarly);
    }

    [Theory]
    [InlineData(0, new[] { 3.0, 2.0, 2.0, 1.9 }, 4)]
    [InlineData(0.5, new[] { 3.0, 2.6, 2.4, 2.0 }, 3)]
    [InlineData(0.5, new[] { 3.0, 2.5, 2.5 }, 1)]
    public void AnImprovementExceedsMinDelta(double minDelta, double[] losses, int expected)
    {
        var best = new BestEpoch(minDelta);
        for (int i = 0; i < losses.Length; i++)
        {
            best.Improves(new EpochRecord(i + 1, Loss: 9, Accuracy: null, ValidationLoss: losses[i], ValidationAccuracy: null));
        }

        Assert.Equal(expected, best.Epoch);
    }

    /// <summary>
    /// Trains with validation targets that lie between the initial outputs and the training targets, so that the validation loss falls and
    /// then rises again.
    /// </summary>
    private static History Fit(TinyNetwork<float> network, EarlyStopping? earlyStopping, Action<TinyNetwork<float>> keep)
    {
        var data = new TinyData<float>(20);
        float[] between = [.. data.Targets.Select(target => 0.5f * target)];
        var options = new FitOptions
        {
            Epochs = Epochs,
            Optimizer = new Momentum(0.002),
            Validation = new Dataset(data.X, between),
            EarlyStopping = earlyStopping,
            Progress = _ =>
            {
                var copy = new TinyNetwork<float>();
                copy.CopyFrom(network);
                keep(copy);
            },
        };
        return network.Fit(new Dataset(data.X, data.Targets), options);
    }
}
