using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Resumed;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

/// <summary>Compares an interrupted and resumed training with an uninterrupted one: all bits are equal.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Epochs = 10;
    private const int Interruption = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly RandomRows<float> _train = new(NetworkInside.Description(typeof(Interrupted)), 150, seed: 1);
    private readonly RandomRows<float> _validation = new(NetworkInside.Description(typeof(Interrupted)), 40, seed: 2);

    public static TheoryData<Optimizer, int> Trainings
    {
        get
        {
            TheoryData<Optimizer, int> trainings = [];
            foreach (int threads in new[] { 1, 2 })
            {
                trainings.Add(new Sgd(0.05), threads);
                trainings.Add(new Momentum(0.02) { ClipNorm = 0.5 }, threads);
                trainings.Add(new Adam(0.002), threads);
                trainings.Add(new Adagrad(0.05) { LearningRateDecay = 0.01, InitialAccumulator = 0.1 }, threads);
            }

            return trainings;
        }
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void TenEpochsAreFourAndSix(Optimizer optimizer, int threads) =>
        AssertSame(
            new FitOptions
            {
                Optimizer = optimizer,
                Parallelism = threads,
                RecordGradientNorms = true,
                Schedule = new WarmUp(2, new CosineDecay(8)),
            }
        );

    /// <summary>The best epoch is before the interruption, so its weights come from the file.</summary>
    [Fact]
    public void EarlyStoppingKeepsTheBestWeightsAndItsPatience()
    {
        FitOptions options = new()
        {
            Optimizer = new Adam(0.01),
            Validation = new Dataset(_validation.X, _validation.Classes),
            EarlyStopping = new EarlyStopping(patience: 6),
        };
        History history = AssertSame(options);
        Assert.InRange(history.BestEpoch, 1, Interruption - 1);
        Assert.Equal(history.BestEpoch + 6, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
    }

    [Fact]
    public void APlateauIsCountedOn()
    {
        // Every loss after the first counts as bad, because none falls by nine tenths. So the rate is reduced after epochs 4, 7 and 10.
        FitOptions options = new()
        {
            Optimizer = new Momentum(0.01),
            Schedule = new ReduceOnPlateau
            {
                Patience = 2,
                Threshold = 0.9,
                Factor = 0.5,
            },
        };
        History history = AssertSame(options);
        Assert.Equal([0.01, 0.005, 0.0025], history.Epochs.Select(epoch => epoch.LearningRate).Distinct());
    }

    /// <summary>
    /// Early stopping ended the training before the last epoch of the options. A call that resumes from its checkpoint must not train any
    /// further.
    /// </summary>
    [Fact]
    public void ATrainingThatWasOverIsNotGoneOnWith()
    {
        FitOptions options = new()
        {
            Epochs = Epochs,
            Parallelism = 1,
            EarlyStopping = new EarlyStopping(patience: 2, minDelta: 1000),
            Checkpoint = new Checkpoint(_folder.File("net.checkpoint")),
        };
        Interrupted network = new(seed: 3);
        History history = Fit(network, options);
        Assert.Equal(3, history.Epochs.Count);

        Interrupted resumed = new(seed: 4);
        History again = Fit(resumed, options with { ResumeFrom = options.Checkpoint.Path });
        Assert.Equal(history.Epochs, again.Epochs);
        Assert.True(again.StoppedEarly);
        AssertSameState(network, resumed);
    }

    [Fact]
    public void TheEndOfATrainingMayBeMovedOn()
    {
        FitOptions options = new()
        {
            Epochs = 3,
            Parallelism = 1,
            Optimizer = new Adam(),
            Checkpoint = new Checkpoint(_folder.File("net.checkpoint")),
        };
        Fit(new Interrupted(seed: 3), options);
        Interrupted resumed = new(seed: 3);
        Interrupted whole = new(seed: 3);
        Fit(resumed, options with { Epochs = 5, ResumeFrom = options.Checkpoint.Path });
        Fit(whole, options with { Epochs = 5 });
        AssertSameState(whole, resumed);
    }

    public void Dispose() => _folder.Dispose();

    private History AssertSame(FitOptions options)
    {
        options = options with { Epochs = Epochs, BatchSize = 64, Seed = 5 };
        Interrupted whole = new(seed: 3);
        History expected = Fit(whole, options);

        string path = _folder.File("net.checkpoint");
        FitOptions interrupted = options with { Checkpoint = new Checkpoint(path), Progress = ThrowAtTheInterruption };
        Assert.Throws<TimeoutException>(() => Fit(new Interrupted(seed: 3), interrupted));

        // The resumed network has another seed, other weights and another optimizer state, so everything must come from the file.
        Interrupted resumed = new(seed: 99);
        resumed.TrainStep(_train.X, _train.Classes, new RmsProp());
        History history = Fit(resumed, options with { ResumeFrom = path });

        AssertSameState(whole, resumed);
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        Assert.Equal(expected.StoppedEarly, history.StoppedEarly);
        Assert.Equal(expected.Epochs.Select(WithoutNorms), history.Epochs.Select(WithoutNorms));
        Assert.Equal(expected.Epochs.SelectMany(Norms), history.Epochs.SelectMany(Norms));
        return history;
    }

    private static void ThrowAtTheInterruption(TrainingProgress progress)
    {
        if (progress.Epoch == Interruption)
        {
            throw new TimeoutException();
        }
    }

    private static EpochRecord WithoutNorms(EpochRecord record) => record with { GradientNorms = null };

    private static IEnumerable<KeyValuePair<string, double>> Norms(EpochRecord record) =>
        record.GradientNorms ?? new Dictionary<string, double>();

    private static void AssertSameState(Interrupted expected, Interrupted actual)
    {
        TrainingEngine<float> a = (TrainingEngine<float>)NetworkInside.Engine<float>(expected);
        TrainingEngine<float> b = (TrainingEngine<float>)NetworkInside.Engine<float>(actual);
        Assert.Equal(a.Parameters.Span.ToArray(), b.Parameters.Span.ToArray());
        Assert.Equal(a.DropoutSeed, b.DropoutSeed);
        Assert.Equal(a.OptimizerState.Steps, b.OptimizerState.Steps);
        Assert.Equal(
            a.OptimizerState.Slots.Select(slot => slot.Span.ToArray()),
            b.OptimizerState.Slots.Select(slot => slot.Span.ToArray())
        );
    }

    private History Fit(Interrupted network, FitOptions options) => network.Fit(new Dataset(_train.X, _train.Classes), options);
}
