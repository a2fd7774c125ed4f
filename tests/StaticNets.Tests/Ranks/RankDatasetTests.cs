using StaticNets.Tests.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Sharded;

namespace StaticNets.Tests.Ranks;

/// <summary>Datasets of several kinds, which all ranks must have alike.</summary>
public sealed class RankDatasetTests
{
    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 40,
        Shards = 8,
        Optimizer = new Adam(0.01),
    };

    [Fact]
    public void SeveralOutputsHaveTheTotalsOfOneProcess()
    {
        System.Random random = new(3);
        float[] rooms = [.. Enumerable.Range(0, 100 * 8).Select(_ => random.NextSingle())];
        float[] place = [.. Enumerable.Range(0, 100 * 4).Select(_ => random.NextSingle())];
        float[] prices = [.. Enumerable.Range(0, 100).Select(_ => random.NextSingle())];
        int[] kinds = [.. Enumerable.Range(0, 100).Select(_ => random.Next(3))];
        FitOptions options = _options with { ValidationSplit = 0.1 };
        string expected = Fit(options);
        (string?[] found, Exception?[] errors, string? abortion) = ThreadRanks.Run(4, ranks => Fit(options with { Communicator = ranks }));
        Assert.All(errors, Assert.Null);
        Assert.Null(abortion);
        Assert.All(found, text => Assert.Equal(expected, text));

        string Fit(FitOptions options)
        {
            History history = new ShardedOutputs(seed: 1).Fit(new Dataset(100, [rooms, place], [prices, kinds]), options);
            return string.Join('\n', history.Epochs.SelectMany(epoch => epoch.Outputs!.Concat(epoch.ValidationOutputs!)))
                + string.Join('\n', history.Epochs);
        }
    }

    [Fact]
    public void BlocksAreSharedToo()
    {
        Dataset data = Blocks(rank: 0);
        FitOptions options = _options with { Validation = Blocks(rank: 0) };
        float[] expected = Fit(data, options);
        (float[]?[] found, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks => Fit(Blocks(rank: 0), options with { Communicator = ranks })
        );
        Assert.All(errors, Assert.Null);
        Assert.Null(abortion);
        Assert.All(found, weights => Assert.Equal(expected, weights));
    }

    /// <summary>Rank 1 reads the blocks in another order, or one block less: the second block differs, not the first.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void OtherBlocksAreRefused(int second)
    {
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks => Fit(Blocks(ranks.Rank, second), _options with { Communicator = ranks })
        );
        Assert.Null(abortion);
        Assert.All(
            errors,
            error => Assert.Contains("the next block of rows is", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void OtherRowsAreRefused()
    {
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks =>
            {
                RandomRows<float> rows = new(NetworkInside.Description(typeof(ShardedDense)), 80, seed: 2 + ranks.Rank);
                return Fit(new Dataset(rows.X, rows.Classes), _options with { Communicator = ranks });
            }
        );
        Assert.Null(abortion);
        Assert.All(
            errors,
            error =>
                Assert.Contains(
                    "the training data is 80 rows of 1 steps with the hash",
                    Assert.IsType<ArgumentException>(error).Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void ALayerFrozenOnOneRankIsRefused()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), 80);
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks =>
            {
                ShardedDense network = new(seed: 1);
                if (ranks.Rank == 0)
                {
                    network.Parameters.Freeze("dense");
                }

                return network.Fit(data, _options with { Communicator = ranks });
            }
        );
        Assert.Null(abortion);
        Assert.All(
            errors,
            error =>
                Assert.Contains(
                    "the tensor dense/kernel of the network is 20 × 40 on rank 1 and 20 × 40, frozen on rank 0",
                    Assert.IsType<ArgumentException>(error).Message,
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>Rank 1 throws before it could take part in anything; without the end of all, rank 0 would wait forever.</summary>
    [Fact]
    public void BadRowsOnOneRankEndAll()
    {
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks =>
            {
                RandomRows<float> rows = new(NetworkInside.Description(typeof(ShardedDense)), 80, seed: 2);
                rows.X[7] = ranks.Rank == 1 ? float.NaN : 1;
                return Fit(new Dataset(rows.X, rows.Classes), _options with { Communicator = ranks });
            }
        );
        Assert.IsType<ArgumentException>(errors[1]);
        Assert.StartsWith("Rank 1 cannot go on with the training. ArgumentException: ", abortion, StringComparison.Ordinal);
    }

    /// <summary>Only rank 0 calls the function, so the exception is not one that all ranks throw.</summary>
    [Fact]
    public void ACancellationByACallbackEndsAll()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), 80);
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            2,
            ranks => Fit(data, _options with { Communicator = ranks, AfterBatch = _ => throw new OperationCanceledException("enough") })
        );
        Assert.Equal("enough", Assert.IsType<OperationCanceledException>(errors[0]).Message);
        Assert.Equal("Rank 0 cannot go on with the training. OperationCanceledException: enough", abortion);
    }

    [Fact]
    public void AnErrorOfTheOnlyRankIsAnExceptionAsWithoutRanks()
    {
        Dataset data = ShardTests.Data<float>(typeof(ShardedDense), 80);
        (_, Exception?[] errors, string? abortion) = ThreadRanks.Run(
            1,
            ranks => Fit(data, _options with { Communicator = ranks, Progress = _ => throw new IOException("The disk is full.") })
        );
        Assert.IsType<IOException>(errors[0]);
        Assert.Null(abortion);
    }

    private static Dataset Blocks(int rank, int second = 2)
    {
        int[] seeds =
            rank == 0 ? [1, 2, 3]
            : second == 1 ? [1]
            : [1, second, 2];
        return Dataset.FromBlocks(seeds.Select(Block));

        static Dataset Block(int seed)
        {
            RandomRows<float> rows = new(NetworkInside.Description(typeof(ShardedDense)), 60, seed);
            return new Dataset(rows.X, rows.Classes);
        }
    }

    private static float[] Fit(Dataset data, FitOptions options)
    {
        ShardedDense network = new(seed: 1);
        network.Fit(data, options);
        return NetworkInside.Engine<float>(network).Parameters.Span.ToArray();
    }
}
