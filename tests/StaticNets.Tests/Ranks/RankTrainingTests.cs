using StaticNets.Tests.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Sharded;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Ranks;

/// <summary>Several ranks train one network. They are threads here; <c>StaticNets.Mpi.Tests</c> starts processes.</summary>
public sealed class RankTrainingTests : IDisposable
{
    private const int Rows = 131;

    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 64,
        Shards = 8,
        Optimizer = new Adam(0.01) { ClipNorm = 0.5 },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(ShardedDense))]
    [InlineData(typeof(ShardedLong))]
    [InlineData(typeof(ShardedNormalized))]
    [InlineData(typeof(ShardedSequence))]
    public void AnyNumberOfRanksGivesTheSameBits(Type network)
    {
        double[] expected = ShardTests.Train(network, _options);
        foreach (int size in (int[])[1, 2, 4, 8])
        {
            double[]?[] weights = Run(
                size,
                ranks => ShardTests.Train(network, _options with { Communicator = ranks, Shards = ranks.Size == 1 ? null : 8 })
            );
            Assert.All(weights, found => Assert.Equal(expected, found));
        }
    }

    [Theory]
    [InlineData(typeof(ShardedLong))]
    [InlineData(typeof(ShardedNormalized))]
    [InlineData(typeof(ShardedSequence))]
    public void ThreadsOnEachRankGiveTheSameBits(Type network)
    {
        double[] expected = ShardTests.Stepped(network, workers: 1);
        Assert.All(Run(2, ranks => ShardTests.Stepped(network, workers: 4, ranks)), weights => Assert.Equal(expected, weights));
        Assert.All(Run(4, ranks => ShardTests.Stepped(network, workers: 2, ranks)), weights => Assert.Equal(expected, weights));
    }

    [Fact]
    public void AllRanksHaveTheHistoryOfOneProcess()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedNormalized), Rows);
        FitOptions options = _options with { ValidationSplit = 0.2, RecordGradientNorms = true };
        string expected = Text(new ShardedNormalized(seed: 1).Fit(data, options));
        string?[] found = Run(4, ranks => Text(new ShardedNormalized(seed: 1).Fit(data, options with { Communicator = ranks })));
        Assert.All(found, text => Assert.Equal(expected, text));

        static string Text(History history) => string.Join('\n', history.Epochs);
    }

    /// <summary>Weights and the state of the optimizer come from rank 0, whatever the others have trained before.</summary>
    [Fact]
    public void TrainingBeginsWithTheStateOfRankZero()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        ShardedDense alone = Prepared(rank: 0);
        alone.Fit(data, _options);
        float[]?[] found = Run(
            2,
            ranks =>
            {
                ShardedDense network = Prepared(ranks.Rank);
                network.Fit(data, _options with { Communicator = ranks });
                return Weights(network);
            }
        );
        Assert.All(found, weights => Assert.Equal(Weights(alone), weights));

        ShardedDense Prepared(int rank)
        {
            ShardedDense network = new(seed: 1);
            network.Fit(data, _options with { Epochs = 2 - rank });
            return network;
        }
    }

    [Fact]
    public void ATrainingGoesOnWithAnotherNumberOfRanks()
    {
        string path = _folder.File("ranks.checkpoint");
        Dataset data = ShardTests.Data<float>(typeof(ShardedNormalized), Rows);
        ShardedNormalized uninterrupted = new(seed: 1);
        uninterrupted.Fit(data, _options with { Epochs = 5 });
        Run(
            8,
            ranks =>
                new ShardedNormalized(seed: 1).Fit(
                    data,
                    _options with
                    {
                        Epochs = 2,
                        Communicator = ranks,
                        Checkpoint = new Checkpoint(path),
                    }
                )
        );
        float[]?[] found = Run(
            4,
            ranks =>
            {
                ShardedNormalized network = new(seed: 1);
                network.Fit(data, _options with { Epochs = 5, Communicator = ranks, ResumeFrom = path });
                return Weights(network);
            }
        );
        Assert.All(found, weights => Assert.Equal(Weights(uninterrupted), weights));
    }

    [Fact]
    public void ACheckpointOfOtherShardsIsRefused()
    {
        string path = _folder.File("shards.checkpoint");
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        new ShardedDense(seed: 1).Fit(data, _options with { Checkpoint = new Checkpoint(path) });
        var error = Assert.Throws<InvalidDataException>(() =>
            new ShardedDense(seed: 1).Fit(data, _options with { Epochs = 5, Shards = 4, ResumeFrom = path })
        );
        Assert.Contains("Shards = 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RanksThatDifferAreRefusedWithBothValues()
    {
        string[] messages = Refused(2, rank => new ShardedDense(seed: 1 + rank), (_, options) => options);
        Assert.All(
            messages,
            message => Assert.Contains("the seed of the network is 2 on rank 1 and 1 on rank 0", message, StringComparison.Ordinal)
        );
        messages = Refused(4, _ => new ShardedDense(seed: 1), (rank, options) => options with { BatchSize = rank == 2 ? 32 : 64 });
        Assert.All(
            messages,
            message => Assert.Contains("FitOptions.BatchSize is 32 on rank 2 and 64 on rank 0", message, StringComparison.Ordinal)
        );
        messages = Refused(2, _ => new ShardedDense(seed: 1), (rank, options) => options with { Optimizer = new Sgd(0.1 + rank) });
        Assert.All(messages, message => Assert.Contains("1.1", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, 8, 64, "3 ranks cannot share the 8 shards", "power of two")]
    [InlineData(4, 2, 64, "4 ranks cannot share the 2 shards", "FitOptions.Shards = 4")]
    [InlineData(4, 8, 3, "4 ranks cannot share the 2 shards of a batch of 3 rows", "larger BatchSize")]
    public void RanksThatCannotShareTheShardsAreRefused(int size, int shards, int batchSize, string found, string remedy)
    {
        string[] messages = Refused(
            size,
            _ => new ShardedDense(seed: 1),
            (_, options) => options with { Shards = shards, BatchSize = batchSize }
        );
        Assert.All(messages, message => Assert.Contains(found, message, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.Contains(remedy, message, StringComparison.Ordinal));
    }

    /// <summary>The state of the rows of a piece of steps is kept by the rank that computes them, so every piece needs the same shards.</summary>
    [Fact]
    public void CarriedStatesNeedTheNumberOfShards()
    {
        Dataset data = ShardTests.Data<double>(typeof(ShardedSequence), 128);
        FitOptions options = new()
        {
            BatchSize = 32,
            Shuffle = false,
            Stateful = true,
            Shards = 8,
        };
        ShardedSequence alone = new(seed: 1);
        alone.Fit(data, options);
        double[]?[] found = Run(
            4,
            ranks =>
            {
                ShardedSequence network = new(seed: 1);
                network.Fit(data, options with { Communicator = ranks });
                return NetworkInside.Engine<double>(network).Parameters.Span.ToArray();
            }
        );
        Assert.All(found, weights => Assert.Equal(NetworkInside.Engine<double>(alone).Parameters.Span.ToArray(), weights));
    }

    /// <summary>Only rank 0 is asked whether training goes on, and all stop at the same step.</summary>
    [Fact]
    public void AllRanksStopWhenRankZeroStops()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        int[] calls = new int[2];
        (History History, float[] Weights)[] found = Run(
            2,
            ranks =>
            {
                ShardedDense network = new(seed: 1);
                History history = network.Fit(data, _options with { Communicator = ranks, AfterBatch = batch => Stop(batch, ranks.Rank) });
                return (history, Weights(network));
            }
        );
        Assert.Equal([4, 0], calls);
        Assert.All(found, rank => Assert.Equal(found[0].Weights, rank.Weights));
        Assert.All(found, rank => Assert.True(rank.History.StoppedEarly));

        void Stop(BatchProgress batch, int rank)
        {
            calls[rank]++;
            if (calls[rank] == 4)
            {
                batch.Stop();
            }
        }
    }

    [Fact]
    public void OneCancelledRankCancelsAll()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks =>
                new ShardedDense(seed: 1).Fit(
                    data,
                    _options with
                    {
                        Communicator = ranks,
                        CancellationToken = ranks.Rank == 1 ? cancelled.Token : default,
                    }
                )
        );
        Assert.All(errors, error => Assert.IsAssignableFrom<OperationCanceledException>(error));
        Assert.Null(abortion);
    }

    /// <summary>The bad value is in a row of the last rank; all ranks find it, because they gather the rows of the others.</summary>
    [Fact]
    public void AllRanksTellTheSameDivergence()
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(ShardedDense)), 64, seed: 2);
        (float[] x, int[] classes) = (rows.X, rows.Classes);
        x[^1] = float.MaxValue;
        x[^2] = -float.MaxValue;
        string expected = Assert
            .Throws<TrainingDivergedException>(() => new ShardedDense(seed: 1).Fit(new Dataset(x, classes), _options))
            .Message;
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            4,
            ranks => new ShardedDense(seed: 1).Fit(new Dataset(x, classes), _options with { Communicator = ranks })
        );
        Assert.All(errors, error => Assert.Equal(expected, Assert.IsType<TrainingDivergedException>(error).Message));
        Assert.Null(abortion);
    }

    /// <summary>Without the end of all ranks, those that go on would wait forever.</summary>
    [Fact]
    public void ARankThatCannotGoOnEndsAll()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks =>
                new ShardedDense(seed: 1).Fit(
                    data,
                    _options with
                    {
                        Communicator = ranks,
                        Progress = _ => throw new IOException("The disk is full."),
                    }
                )
        );
        Assert.IsType<IOException>(errors[0]);
        Assert.Equal("Rank 0 cannot go on with the training. IOException: The disk is full.", abortion);
    }

    private static TResult[] Run<TResult>(int size, Func<ICommunicator, TResult> work)
    {
        (TResult?[] results, Exception?[] errors, string? abortion) = ThreadRanks.Run(size, work);
        Assert.All(errors, Assert.Null);
        Assert.Null(abortion);
        return results!;
    }

    private static string[] Refused(int size, Func<int, ShardedDense> network, Func<int, FitOptions, FitOptions> options)
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), Rows);
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            size,
            ranks => network(ranks.Rank).Fit(data, options(ranks.Rank, _options) with { Communicator = ranks })
        );
        Assert.Null(abortion);
        return [.. errors.Select(error => Assert.IsType<ArgumentException>(error).Message)];
    }

    private static float[] Weights(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();
}
