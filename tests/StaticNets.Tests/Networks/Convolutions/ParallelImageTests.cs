using StaticNets.Engines;
using StaticNets.Tests.Layers;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Several threads process the images of a prediction or of a batch.</summary>
public sealed class ParallelImageTests
{
    private const int Count = 333;

    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(SmallLeNet)), Count, seed: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(Count)]
    public void ParallelPredictionGivesTheSameBits(int rows)
    {
        SmallLeNet network = new(seed: 3);
        float[] x = _rows.X[..(rows * SmallLeNet.InputLength)];
        float[] expected = new float[rows * SmallLeNet.OutputLength];
        network.Predict(x, expected);
        foreach (int parallelism in (int[])[0, 2, 7])
        {
            float[] y = new float[expected.Length];
            network.PredictParallel(x, y, parallelism);
            Assert.Equal(expected, y);
        }
    }

    [Fact]
    public void ParallelPredictionOfANormalizedNetworkGivesTheSameBits()
    {
        NormalizedConvolutionsSingle network = new(seed: 3);
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 2000, seed: 1).X;
        float[] expected = new float[2000 * NormalizedConvolutionsSingle.OutputLength];
        network.Predict(x, expected);
        float[] y = new float[expected.Length];
        network.PredictParallel(x, y, 3);
        Assert.Equal(expected, y);
    }

    /// <summary>
    /// Only large batches are divided among threads, hence 111 rows here.
    /// </summary>
    [Fact]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(new SmallLeNet());
        using PassTeam<float> team = PassTeam<float>.For(engine, engine.Description, 111, 2, shards: 8, ranks: null);
        Assert.Equal(2, team.Workers);
        Assert.Equal(Fit(1), Fit(2));
    }

    private double[] Fit(int parallelism)
    {
        SmallLeNet network = new(seed: 3);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 111,
            Parallelism = parallelism,
            Shards = 8,
            Optimizer = new Sgd(0.05),
        };
        network.Fit(new Dataset(_rows.X, _rows.Classes), options);
        return Array.ConvertAll(NetworkInside.Engine<float>(network).Parameters.Span.ToArray(), value => (double)value);
    }
}
