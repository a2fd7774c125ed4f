using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Engines;

namespace StaticNets.Tests.Networks.Hyperparameters;

/// <summary>
/// A network whose hyperparameters have been set computes the bits of the network that declares these values, in training and prediction.
/// </summary>
public sealed class SameBitsTests
{
    private const int Rows = 18;
    private const int BatchSize = 7;
    private const int Seed = 3;

    [Fact]
    public void Chain() => Check<float, VariedChain, ConstantChain>(() => new(Seed), () => new(Seed));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Teams(int threads)
    {
        IsTeam(new VariedTeam(Seed), threads);
        Check<float, VariedTeam, ConstantTeam>(() => new(Seed), () => new(Seed), threads, rows: 600, batchSize: 300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NormalizedTeams(int threads)
    {
        IsTeam(new VariedNormalizedTeam(Seed), threads);
        Check<float, VariedNormalizedTeam, ConstantNormalizedTeam>(() => new(Seed), () => new(Seed), threads, rows: 600, batchSize: 300);
    }

    [Fact]
    public void Tiles() => Check<float, VariedTiles, ConstantTiles>(() => new(Seed), () => new(Seed));

    /// <summary>Asserts that a batch of 300 rows is computed by so many threads.</summary>
    private static void IsTeam(object network, int threads)
    {
        var engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
        using PassTeam<float> team = PassTeam<float>.For(engine, engine.Description, 300, threads, shards: 8, ranks: null);
        Assert.Equal(threads, team.Workers);
    }

    [Fact]
    public void Doubles() => Check<double, VariedDoubles, ConstantDoubles>(() => new(Seed), () => new(Seed));

    [Fact]
    public void Images() => Check<float, VariedImages, ConstantImages>(() => new(Seed), () => new(Seed));

    [Fact]
    public void Sequences() => Check<float, VariedSequences, ConstantSequences>(() => new(Seed), () => new(Seed));

    [Fact]
    public void Parts() => Check<float, VariedParts, ConstantParts>(() => new(Seed), () => new(Seed));

    /// <summary>
    /// Sets all hyperparameters, which gives the bits of the constants, and then all but one, which does not: so each has its effect.
    /// </summary>
    private static void Check<T, TVaried, TConstant>(
        Func<TVaried> varied,
        Func<TConstant> constant,
        int threads = 1,
        int rows = Rows,
        int batchSize = BatchSize
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVaried : IVaried<T>
        where TConstant : IVaried<T>
    {
        byte[] expected = Trained<T>(constant(), threads, rows, batchSize);
        HyperparameterSet constants = constant().Hyperparameters;
        Assert.Equal(constants.Names, varied().Hyperparameters.Names);
        TVaried all = varied();
        foreach (HyperparameterValue one in constants)
        {
            all.Hyperparameters[one.Name] = one.Value;
        }

        Assert.Equal(expected, Trained<T>(all, threads, rows, batchSize));
        foreach (string left in constants.Names)
        {
            TVaried some = varied();
            foreach (HyperparameterValue one in constants.Where(one => one.Name != left))
            {
                some.Hyperparameters[one.Name] = one.Value;
            }

            Assert.True(!expected.SequenceEqual(Trained<T>(some, threads, rows, batchSize)), $"{left} has no effect.");
        }
    }

    /// <summary>Returns losses, weights and predictions after several epochs.</summary>
    private static byte[] Trained<T>(IVaried<T> network, int threads, int rows, int batchSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Xoshiro256StarStar random = new(5);
        T[] x = Random(rows * 12);
        T[] targets = Random(rows * 2);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = batchSize,
            Optimizer = new Momentum(0.05),
            Parallelism = threads,
            Shards = batchSize == BatchSize ? null : 8,
        };
        Dataset data = (object)x is float[] singles
            ? new Dataset(singles, (float[])(object)targets)
            : new Dataset((double[])(object)x, (double[])(object)targets);
        History history = network.Fit(data, options);
        T[] y = new T[targets.Length];
        network.Predict(x, y);
        string path = Path.GetTempFileName();
        network.Save(path);
        byte[] weights = File.ReadAllBytes(path);
        File.Delete(path);
        double[] losses = [.. history.Epochs.Select(epoch => epoch.Loss), network.Evaluate(data).Loss];
        return [.. weights, .. MemoryMarshal.AsBytes<T>(y), .. MemoryMarshal.AsBytes<double>(losses)];

        T[] Random(int length) => Array.ConvertAll(new T[length], _ => T.CreateTruncating((2 * random.NextDouble()) - 1));
    }
}
