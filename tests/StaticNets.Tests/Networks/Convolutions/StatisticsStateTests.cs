using StaticNets.Engines;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Copies, files, checkpoints and the best epoch contain the moving statistics.</summary>
public sealed class StatisticsStateTests : IDisposable
{
    private const int Interruption = 3;
    private const int Large = 2000;

    private readonly TemporaryFolder _folder = new();
    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 90, seed: 1);
    private readonly RandomRows<float> _validation = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 30, seed: 2);
    private readonly FitOptions _options = new()
    {
        Epochs = 6,
        BatchSize = 40,
        Seed = 5,
        Optimizer = new Adam(0.01),
    };

    [Fact]
    public void ACopyGoesOnWithTheSameBits()
    {
        NormalizedConvolutionsSingle network = Trained();
        NormalizedConvolutionsSingle copy = network.Clone();
        float[] before = Block(network);
        Assert.Equal(before, Block(copy));
        Step(copy);
        Assert.Equal(before, Block(network));
        Assert.NotEqual(network.BatchNormalization.MovingMean.ToArray(), copy.BatchNormalization.MovingMean.ToArray());
        Step(network);
        Assert.Equal(Block(network), Block(copy));
    }

    [Fact]
    public void AFileBringsTheSameBitsBack()
    {
        string path = _folder.File("network.safetensors");
        NormalizedConvolutionsSingle network = Trained();
        network.Save(path);
        NormalizedConvolutionsSingle loaded = NormalizedConvolutionsSingle.Load(path);
        NormalizedConvolutionsSingle other = new(seed: 8);
        Predict(other);
        other.LoadWeights(path);
        Assert.Equal(Block(network), Block(loaded));
        Assert.Equal(Block(network), Block(other));
        Assert.Equal(Predict(network), Predict(loaded));
        Assert.Equal(Predict(network), Predict(other));
        Assert.NotEqual(new float[8], loaded.BatchNormalization.MovingMean.ToArray());
    }

    /// <summary>Statistics that are set by hand take effect immediately, as in a new network.</summary>
    [Fact]
    public void StatisticsThatAreSetCountAtOnce()
    {
        NormalizedConvolutionsSingle network = Trained();
        float[] before = Predict(network);
        network.Parameters.Set("batch_normalization/moving_mean", [1, 2, 3, 4, 5, 6, 7, 8]);
        network.Parameters.Set("batch_normalization_1/moving_variance", [1, 2, 3, 4]);
        NormalizedConvolutionsSingle fresh = new(seed: 9);
        foreach (string name in network.Parameters.Names)
        {
            fresh.Parameters.Set(name, network.Parameters[name].ToArray());
        }

        Assert.NotEqual(before, Predict(network));
        Assert.Equal(Predict(fresh), Predict(network));
    }

    [Fact]
    public void ATrainingThatGoesOnFromACheckpointHasTheBitsOfAWholeOne()
    {
        NormalizedConvolutionsSingle whole = new(seed: 3);
        Fit(whole, _options);
        string path = _folder.File("net.checkpoint");
        FitOptions interrupted = _options with
        {
            Checkpoint = new Checkpoint(path),
            Progress = progress => _ = progress.Epoch == Interruption ? throw new TimeoutException() : 0,
        };
        Assert.Throws<TimeoutException>(() => Fit(new NormalizedConvolutionsSingle(seed: 3), interrupted));

        NormalizedConvolutionsSingle resumed = new(seed: 99);
        Step(resumed);
        Fit(resumed, _options with { ResumeFrom = path });
        Assert.Equal(Block(whole), Block(resumed));
    }

    /// <summary>
    /// Worse epochs follow the best one. Early stopping restores the statistics of the best epoch together with its weights.
    /// </summary>
    [Fact]
    public void EarlyStoppingBringsTheStatisticsOfTheBestEpochBack()
    {
        NormalizedConvolutionsSingle network = new(seed: 3);
        List<float[]> epochs = [];
        FitOptions options = _options with
        {
            Epochs = 60,
            Validation = new Dataset(_validation.X, _validation.Targets),
            EarlyStopping = new EarlyStopping(patience: 3),
            Progress = _ => epochs.Add(Block(network)),
        };
        History history = Fit(network, options);
        Assert.True(history.StoppedEarly);
        Assert.InRange(history.BestEpoch, 1, history.Epochs.Count - 3);
        Assert.Equal(epochs[history.BestEpoch - 1], Block(network));
        double best = history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value;
        Assert.Equal(best, network.Evaluate(new Dataset(_validation.X, _validation.Targets)).Loss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void FitTakesTheStepsOfTheBatchesWithAnyNumberOfThreads(int threads)
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 5000, seed: 1);
        NormalizedConvolutionsSingle network = new(seed: 3);
        FitOptions options = _options with { Epochs = 1, BatchSize = Large, Shuffle = false, Parallelism = threads, Shards = 8 };
        network.Fit(new Dataset(rows.X, rows.Targets), options);
        NormalizedConvolutionsSingle stepped = new(seed: 3);
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(stepped);
        using PassTeam<float> team = Teams.Of(engine, threads);
        foreach ((int first, int count) in new[] { (0, Large), (Large, Large), (2 * Large, 1000) })
        {
            int inputs = NormalizedConvolutionsSingle.InputLength;
            int outputs = NormalizedConvolutionsSingle.OutputLength;
            BatchRows<float> batch = RowCheck.Dense<float>(
                engine.Description,
                rows.X.AsSpan(first * inputs, count * inputs),
                rows.Targets.AsSpan(first * outputs, count * outputs)
            );
            engine.Step(batch, _options.Optimizer, 1, 1, team);
        }

        Assert.Equal(Block(stepped), Block(network));
    }

    /// <summary>
    /// The control of the test above: batches of this size are divided among threads, although the rows depend on each other.
    /// </summary>
    [Fact]
    public void SuchBatchesAreShared()
    {
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(new NormalizedConvolutionsSingle());
        using PassTeam<float> team = PassTeam<float>.For(engine, engine.Description, Large, 2, shards: 8, ranks: null);
        Assert.Equal(2, team.Workers);
    }

    public void Dispose() => _folder.Dispose();

    private static float[] Block(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();

    private NormalizedConvolutionsSingle Trained()
    {
        NormalizedConvolutionsSingle network = new(seed: 3);
        Step(network);
        Step(network);
        return network;
    }

    private void Step(NormalizedConvolutionsSingle network) => network.TrainStep(_rows.X, _rows.Targets, _options.Optimizer);

    private History Fit(NormalizedConvolutionsSingle network, FitOptions options) =>
        network.Fit(new Dataset(_rows.X, _rows.Targets), options);

    private float[] Predict(NormalizedConvolutionsSingle network)
    {
        float[] y = new float[90 * NormalizedConvolutionsSingle.OutputLength];
        network.Predict(_rows.X, y);
        return y;
    }
}
