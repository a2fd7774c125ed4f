using StaticNets.Engines;
using StaticNets.Tests.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Sharded;

namespace StaticNets.Tests.Ranks;

/// <summary>
/// Each rank updates its part of the weights, and the ranks exchange the parts. Weights and the state of the optimizer are those of one process.
/// </summary>
public sealed class SharedUpdateTests
{
    // Two batches of 64 rows, in 8 shards, and one of 3 rows, in 2 shards.
    private const int Rows = 131;

    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 64,
        Shards = 8,
        Optimizer = new Adam(0.01),
    };

    private static readonly Dataset _data = ShardTests.Data<float>(typeof(ShardedLong), Rows);

    public static TheoryData<Optimizer> Optimizers =>
        [
            new Sgd(0.1),
            new Momentum(0.05),
            new Adagrad(0.05),
            new RmsProp(0.01),
            new AdamW(0.01) { WeightDecay = 0.1 },
            new Adam(0.01) { ClipNorm = 0.1, ClipValue = 0.01 },
            // Its steps are so long that each is checked afterwards.
            new Sgd(300),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AnyNumberOfRanksGivesTheNetworkOfOneProcess(Optimizer optimizer)
    {
        FitOptions options = _options with { Optimizer = optimizer };
        float[][] expected = Trained(options);
        foreach (int size in (int[])[2, 4, 8])
        {
            AssertSame(expected, Run(size, ranks => Trained(options with { Communicator = ranks })));
        }
    }

    /// <summary>The last batch is a single row, which every rank computes; the next one is shared again.</summary>
    [Fact]
    public void ABatchOfOneShardUpdatesAll()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedLong), 129);
        float[][] expected = Trained(_options, data);
        AssertSame(expected, Run(2, ranks => Trained(_options with { Communicator = ranks }, data)));
    }

    [Fact]
    public void FrozenLayersStay()
    {
        float[][] expected = Trained(_options, _data, isFrozen: true);
        AssertSame(expected, Run(4, ranks => Trained(_options with { Communicator = ranks }, _data, isFrozen: true)));
    }

    /// <summary>
    /// The exchange of the sums of squares tells that the ranks have shared the update: half of four sums of four bytes each, and of two in the last
    /// batch, which has two shards.
    /// </summary>
    [Fact]
    public void TheUpdateIsShared()
    {
        List<int> exchanged = [];
        Run(2, ranks => Trained(_options with { Epochs = 1, Shards = 4, Communicator = new Recorder(ranks, exchanged) }));
        Assert.Equal(2, exchanged.Count(length => length == Recorder.HalfOfSquares));
        Assert.Single(exchanged, Recorder.HalfOfSquares / 2);
    }

    [Fact]
    public void ObserversAndNormsSeeAllGradients()
    {
        FitOptions options = _options with { RecordGradientNorms = true };
        History expected = new ShardedLong(seed: 1).Fit(_data, options);
        History[] found = Run(4, ranks => new ShardedLong(seed: 1).Fit(_data, options with { Communicator = ranks }));
        Assert.All(
            found,
            history =>
                Assert.Equal(
                    expected.Epochs.SelectMany(epoch => epoch.GradientNorms!.Select(norm => norm.ToString())),
                    history.Epochs.SelectMany(epoch => epoch.GradientNorms!.Select(norm => norm.ToString()))
                )
        );
    }

    /// <summary>After a batch an observer finds the whole state of the optimizer, in each rank.</summary>
    [Fact]
    public void AnObserverFindsTheWholeState()
    {
        float[][][] seen = Run(
            2,
            ranks =>
            {
                ShardedLong network = new(seed: 1);
                List<float[]> states = [];
                network.Fit(_data, _options with { Epochs = 1, Communicator = ranks, AfterBatch = _ => states.AddRange(Inside(network)) });
                return states.Count > 0 ? states.ToArray() : Inside(network);
            }
        );
        ShardedLong alone = new(seed: 1);
        List<float[]> expected = [];
        alone.Fit(_data, _options with { Epochs = 1, AfterBatch = _ => expected.AddRange(Inside(alone)) });
        Assert.Equal(expected, seen[0]);
        Assert.Equal(expected[^3..], seen[1]);
    }

    /// <summary>A training that is cancelled in the middle of an epoch leaves the state of one process that stopped there.</summary>
    [Fact]
    public void ACancelledTrainingLeavesTheWholeState()
    {
        using CancellationTokenSource cancelled = new();
        float[]?[][] found = Run(
            2,
            ranks =>
            {
                ShardedLong network = new(seed: 1);
                Recorder recorder = new(ranks, []) { CancelAfterSquares = 3, Cancelled = cancelled };
                Assert.Throws<OperationCanceledException>(() =>
                    network.Fit(_data, _options with { Shards = 4, Communicator = recorder, CancellationToken = cancelled.Token })
                );
                return Inside(network);
            }
        );

        // An epoch has two batches of four shards and one of two, so the third exchange is in the fourth batch.
        ShardedLong alone = new(seed: 1);
        int batches = 0;
        alone.Fit(
            _data,
            _options with
            {
                Shards = 4,
                AfterBatch = batch =>
                {
                    batches++;
                    if (batches == 4)
                    {
                        batch.Stop();
                    }
                },
            }
        );
        AssertSame(Inside(alone), found!);
    }

    private static float[][] Trained(FitOptions options) => Trained(options, _data);

    private static float[][] Trained(FitOptions options, Dataset data, bool isFrozen = false)
    {
        ShardedLong network = new(seed: 1);
        if (isFrozen)
        {
            network.Parameters.Freeze("dense");
        }

        network.Fit(data, options);
        return Inside(network);
    }

    /// <summary>Returns the weights and the blocks of the optimizer's state.</summary>
    private static float[][] Inside(ShardedLong network)
    {
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
        return [engine.Parameters.Span.ToArray(), .. engine.OptimizerState.Slots.Select(slot => slot.Span.ToArray())];
    }

    private static void AssertSame(float[][] expected, float[]?[][] ranks) => Assert.All(ranks, found => Assert.Equal(expected, found));

    private static TResult[] Run<TResult>(int size, Func<ICommunicator, TResult> work)
    {
        (TResult?[] results, Exception?[] errors, string? abortion) = ThreadRanks.Run(size, work);
        Assert.All(errors, Assert.Null);
        Assert.Null(abortion);
        return results!;
    }

    /// <summary>Notes how many bytes rank 0 exchanges, and cancels the training after some exchanges of squares.</summary>
    private sealed class Recorder(ICommunicator ranks, List<int> exchanged) : ICommunicator
    {
        /// <summary>Length in bytes of half of the sums of squares of four shards.</summary>
        public const int HalfOfSquares = 2 * sizeof(float);

        private int _squares;

        public int? CancelAfterSquares { get; init; }

        public CancellationTokenSource? Cancelled { get; init; }

        public int Rank => ranks.Rank;

        public int Size => ranks.Size;

        public void SendReceive(int partner, ReadOnlySpan<byte> sent, Span<byte> received)
        {
            ranks.SendReceive(partner, sent, received);
            if (Rank > 0)
            {
                return;
            }

            exchanged.Add(sent.Length);
            _squares += sent.Length == HalfOfSquares ? 1 : 0;
            if (_squares == CancelAfterSquares)
            {
                Cancelled!.Cancel();
            }
        }

        public void Broadcast(int root, Span<byte> bytes) => ranks.Broadcast(root, bytes);

        public void Abort(string message) => ranks.Abort(message);
    }
}
