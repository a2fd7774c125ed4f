using System.Numerics;
using StaticNets.Engines;
using StaticNets.Ranks;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Sharded;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Engines;

/// <summary>Batches are cut into shards whose gradients are added along a fixed binary tree.</summary>
public sealed class ShardTests
{
    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 48,
        Shards = 8,
        Optimizer = new Adam(0.01) { ClipNorm = 0.5 },
        Shuffle = false,
    };

    /// <summary>The last batch of an epoch has three rows, so it is cut into two shards only.</summary>
    private const int Rows = (2 * 48) + 3;

    [Theory]
    [InlineData(typeof(ShardedDense))]
    [InlineData(typeof(ShardedLong))]
    [InlineData(typeof(ShardedNormalized))]
    [InlineData(typeof(ShardedSequence))]
    public void AnyNumberOfThreadsGivesTheSameBits(Type network)
    {
        double[] expected = Stepped(network, workers: 1);
        Assert.Equal(expected, Train(network, _options));
        Assert.NotEqual(expected, Train(network, _options with { Shards = 1 }));
        foreach (int workers in (int[])[2, 4, 8, 16])
        {
            Assert.Equal(expected, Stepped(network, workers));
        }
    }

    /// <summary>
    /// Compares with the gradients of the single shards, which <c>Gradient</c> divides by the rows of the shard instead of those of the batch:
    /// an exact factor of 8. With the learning rate 1, the step of SGD is one subtraction.
    /// </summary>
    [Fact]
    public void GradientsAreAddedInPairs()
    {
        ShardedLong network = new(seed: 1);
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
        RandomRows<float> rows = new(engine.Description, 128, seed: 2);
        float[][] shards = new float[8][];
        for (int shard = 0; shard < 8; shard++)
        {
            Gradients<float> into = new();
            network.Gradient(
                rows.X.AsSpan(shard * 16 * ShardedLong.InputLength, 16 * ShardedLong.InputLength),
                rows.Classes.AsSpan(shard * 16, 16),
                into
            );
            shards[shard] = Array.ConvertAll(into.Block.Span.ToArray(), value => value / 8);
        }

        float[] before = engine.Parameters.Span.ToArray();
        FitOptions options = new()
        {
            BatchSize = 128,
            Shards = 8,
            Shuffle = false,
            Optimizer = new Sgd(1),
        };
        network.Fit(new Dataset(rows.X, rows.Classes), options);
        float[] after = engine.Parameters.Span.ToArray();
        for (int i = 0; i < after.Length; i++)
        {
            float first = shards[0][i] + shards[1][i] + (shards[2][i] + shards[3][i]);
            float second = shards[4][i] + shards[5][i] + (shards[6][i] + shards[7][i]);
            Assert.Equal(before[i] - (first + second), after[i]);
        }
    }

    /// <summary>Mean and variance of a batch are those of all its rows, whichever shard they are in.</summary>
    [Fact]
    public void StatisticsAreThoseOfTheWholeBatch()
    {
        ShardedNormalized network = new(seed: 1);
        NetworkDescription description = NetworkInside.Description(typeof(ShardedNormalized));
        RandomRows<float> rows = new(description, 48, seed: 2);
        float[] kernel = new float[3 * 3 * 2 * 4];
        network.Parameters["conv2d/kernel"].FlattenTo(kernel);
        FitOptions options = new()
        {
            BatchSize = 48,
            Shards = 8,
            Parallelism = 4,
        };
        network.Fit(new Dataset(rows.X, rows.Classes), options);
        (double[] mean, double[] variance) = Statistics(rows.X, kernel);
        float[] movingMean = new float[4];
        float[] movingVariance = new float[4];
        network.Parameters["batch_normalization/moving_mean"].FlattenTo(movingMean);
        network.Parameters["batch_normalization/moving_variance"].FlattenTo(movingVariance);
        for (int i = 0; i < 4; i++)
        {
            // The moving statistics are 0.99 · 0 + 0.01 · mean and 0.99 · 1 + 0.01 · variance. Sums of 768 terms are rounded to at most
            // 768 · 2⁻²⁴ = 5e-5 of their magnitude, which is about 1.
            Assert.Equal(0.01 * mean[i], movingMean[i], 5e-7 * 10);
            Assert.Equal(0.99 + (0.01 * variance[i]), movingVariance[i], 5e-7 * 10);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ValidationIsWhatEvaluateMeasures(int threads)
    {
        ShardedNormalized network = new(seed: 1);
        NetworkDescription description = NetworkInside.Description(typeof(ShardedNormalized));
        RandomRows<float> rows = new(description, 2000, seed: 3);
        Dataset data = new(rows.X, rows.Classes);
        History history = network.Fit(data, _options with { Epochs = 1, Parallelism = threads, Validation = data });
        Metrics metrics = network.Evaluate(data);
        Assert.True(ShardCount.OfMeasuring(description, 2000) > 1);
        Assert.Equal(metrics.Loss, history.Epochs[0].ValidationLoss);
        Assert.Equal(metrics.Accuracy, history.Epochs[0].ValidationAccuracy);
    }

    /// <summary>A step outside Fit is cut by the same rule.</summary>
    [Fact]
    public void TrainStepGivesTheBitsOfFit()
    {
        ShardedNormalized fitted = new(seed: 1);
        ShardedNormalized stepped = new(seed: 1);
        NetworkDescription description = NetworkInside.Description(typeof(ShardedNormalized));
        RandomRows<float> rows = new(description, 8192, seed: 3);
        Assert.Equal(8, ShardCount.For(description, 8192));
        fitted.Fit(
            new Dataset(rows.X, rows.Classes),
            new FitOptions
            {
                BatchSize = 8192,
                Shuffle = false,
                Parallelism = 2,
            }
        );
        stepped.TrainStep(rows.X, rows.Classes, new Sgd());
        Assert.Equal(Weights<float>(fitted), Weights<float>(stepped));
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        ShardedNormalized network = new(seed: 1);
        RandomRows<float> rows = new(NetworkInside.Description(typeof(ShardedNormalized)), 8192, seed: 3);
        Sgd optimizer = new();
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(rows.X, rows.Classes, optimizer)));
    }

    [Theory]
    [InlineData(typeof(ShardedLong), 110, null, 1)]
    [InlineData(typeof(ShardedLong), 128, null, 2)]
    [InlineData(typeof(ShardedLong), 256, 16, 16)]
    [InlineData(typeof(ShardedLong), 12, 16, 8)]
    [InlineData(typeof(ShardedNever), 256, 8, 1)]
    public void TheNumberOfShardsDependsOnNetworkAndRowsAlone(Type network, int rows, int? wanted, int expected) =>
        Assert.Equal(expected, ShardCount.For(NetworkInside.Description(network), rows, wanted));

    /// <summary>
    /// The rule of <see cref="FitOptions.Shards"/>: 64 · 256 + 256 · 10 = 18 944 multiply-adds for a row. Of a shard, a million are 53 rows, and
    /// 48 for each of the 19 210 parameters (21 792 with padding) are 55.3.
    /// </summary>
    [Fact]
    public void SmallBatchesAreNotCut()
    {
        NetworkDescription description = NetworkInside.Description(typeof(ShardedLong));
        Assert.Equal(18_944, description.MultiplyAdds);
        Assert.Equal(21_792, description.ParameterBlockLength);
        int[] counts = [.. Enumerable.Range(0, 1000).Select(rows => ShardCount.For(description, rows))];
        Assert.Equal([1, 2, 4, 8], counts.Distinct());
        Assert.Equal([111, 221, 442], new[] { 2, 4, 8 }.Select(count => Array.IndexOf(counts, count)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(6)]
    [InlineData(2048)]
    public void ShardsAreAPowerOfTwo(int shards)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { Shards = shards });
        Assert.Contains($"Shards must be a power of two from 1 to 1024, but is {shards}.", error.Message, StringComparison.Ordinal);
    }

    internal static double[] Train(Type type, FitOptions options)
    {
        object network = Activator.CreateInstance(type, 1)!;
        return network is ILearnTargets<double> sequence ? Train(sequence, options) : Train((ILearnClasses<float>)network, options);
    }

    /// <summary>
    /// Does the steps of <see cref="Train(Type, FitOptions)"/> with a team, because <c>Fit</c> uses one thread for networks as small as these.
    /// </summary>
    /// <param name="type">The network.</param>
    /// <param name="workers">Number of workers of the team.</param>
    /// <param name="communicator">The ranks that share the shards, or <see langword="null"/>.</param>
    internal static double[] Stepped(Type type, int workers, ICommunicator? communicator = null)
    {
        object network = Activator.CreateInstance(type, 1)!;
        return network is ILearnTargets<double>
            ? Stepped<double>(network, workers, communicator)
            : Stepped<float>(network, workers, communicator);
    }

    private static double[] Stepped<T>(object network, int workers, ICommunicator? communicator)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingEngine<T> engine = (TrainingEngine<T>)NetworkInside.Engine<T>(network);
        RandomRows<T> rows = new(engine.Description, Rows, seed: 2);
        RankTree<T>? ranks = communicator is null ? null : new(communicator);
        using PassTeam<T> team = new(engine.Runner, workers, _options.Shards, ranks) { SharesUpdates = true };
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            foreach ((int first, int count) in new[] { (0, 48), (48, 48), (96, 3) })
            {
                ReadOnlySpan<T> x = rows.X.AsSpan(first * engine.Description.InputLength, count * engine.Description.InputLength);
                int outputs = engine.Description.OutputLength;
                BatchRows<T> batch =
                    engine.Description.Loss == Loss.SparseCategoricalCrossEntropy
                        ? RowCheck.Sparse(engine.Description, x, rows.Classes.AsSpan(first, count))
                        : RowCheck.Dense(engine.Description, x, rows.Targets.AsSpan(first * outputs, count * outputs));
                engine.Step(batch, _options.Optimizer, epoch, batch: 1, team);
            }
        }

        return Weights<T>(network);
    }

    private static double[] Train<T>(ILearn<T> network, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Fit(Data<T>(network.GetType(), Rows), options);
        return Weights<T>(network);
    }

    internal static Dataset Data<T>(Type network, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(network);
        RandomRows<T> rows = new(description, count, seed: 2);
        return (rows.X, rows.Targets) is (double[] x, double[] targets)
            ? new Dataset(x, targets)
            : new Dataset((float[])(object)rows.X, rows.Classes);
    }

    private static double[] Weights<T>(object network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Array.ConvertAll(NetworkInside.Engine<T>(network).Parameters.Span.ToArray(), double.CreateTruncating);

    /// <summary>Mean and variance of each of the four filters over all pixels of all rows, by plain loops.</summary>
    private static (double[] Mean, double[] Variance) Statistics(float[] x, float[] kernel)
    {
        double[] mean = new double[4];
        double[] squares = new double[4];
        int count = 48 * 4 * 4;
        for (int pixel = 0; pixel < count; pixel++)
        {
            (int row, int top, int left) = (pixel / 16, pixel / 4 % 4, pixel % 4);
            for (int filter = 0; filter < 4; filter++)
            {
                double sum = 0;
                for (int tap = 0; tap < 18; tap++)
                {
                    (int dy, int dx, int channel) = (tap / 6, tap / 2 % 3, tap % 2);
                    sum += (double)x[(((row * 6) + top + dy) * 12) + ((left + dx) * 2) + channel] * kernel[(tap * 4) + filter];
                }

                mean[filter] += sum / count;
                squares[filter] += sum * sum / count;
            }
        }

        return (mean, [.. squares.Zip(mean, (square, m) => square - (m * m))]);
    }
}
