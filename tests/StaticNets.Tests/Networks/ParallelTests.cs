using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Several threads share the rows. Gradients differ from those of an uncut batch only by rounding, because sums are computed in another order.
/// </summary>
public sealed class ParallelTests
{
    private const int Rows = 200;

    // 197 rows in 8 shards: the first shards have one row more than the last; with 3 rows there are more workers than shards.
    [Theory]
    [InlineData(2, 200)]
    [InlineData(4, 197)]
    [InlineData(5, 3)]
    public void ATeamComputesTheGradientOfTheBatch(int workers, int rows)
    {
        AssertSameGradient(new SigmoidGraph(seed: 3), workers, rows, 1e-5);
        AssertSameGradient(new DoubleGraph(seed: 3), workers, rows, 1e-13);
        AssertSameGradient(new Dropped(seed: 3), workers, rows, 1e-13);
    }

    [Fact]
    public void AWorkerThatFailsSurfacesInFit()
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Handwriting)), Rows, seed: 1);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 100,
            Shuffle = false,
            Parallelism = 2,
            Shards = 2,
            Progress = _ => rows.Classes[99] = 10,
        };
        var error = Assert.Throws<ArgumentException>(() => new Handwriting().Fit(new Dataset(rows.X, rows.Classes), options));
        Assert.Contains("10 classes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(333)]
    [InlineData(1000)]
    public void ParallelPredictionGivesTheSameBits(int rows)
    {
        Handwriting network = new(seed: 3);
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(Handwriting)), rows, seed: 1).X;
        float[] expected = new float[rows * Handwriting.OutputLength];
        network.Predict(x, expected);
        foreach (int parallelism in (int[])[0, 1, 2, 7])
        {
            float[] y = new float[expected.Length];
            network.PredictParallel(x, y, parallelism);
            Assert.Equal(expected, y);
        }
    }

    [Fact]
    public void AStepOfATeamThatDivergesChangesNothing()
    {
        Handwriting network = new(seed: 3);
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
        RandomRows<float> rows = new(engine.Description, Rows, seed: 1);
        using PassTeam<float> team = Teams.Of(engine, 2);
        Step();
        float[] weights = engine.Parameters.Span.ToArray();
        float[] memory = engine.OptimizerState.Slot(0).Span.ToArray();
        ulong steps = engine.DropoutSteps;
        rows.X[^1] = float.NaN;
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(Step);
        Assert.Contains("input", error.Message, StringComparison.Ordinal);
        Assert.Equal(weights, engine.Parameters.Span.ToArray());
        Assert.Equal(memory, engine.OptimizerState.Slot(0).Span.ToArray());
        Assert.Equal(steps, engine.DropoutSteps);
        rows.X[^1] = 0;
        Step();

        void Step() => engine.Step(RowCheck.Sparse<float>(engine.Description, rows.X, rows.Classes), new Momentum(0.01), 0, 0, team);
    }

    [Fact]
    public void ParallelPredictionRefusesWhatDoesNotFit()
    {
        // The analyzer reports wrong constant lengths (SNET1008), so the lengths are variables here.
        SigmoidGraph network = new();
        (int inputs, int outputs) = (SigmoidGraph.InputLength, SigmoidGraph.OutputLength);
        Assert.Throws<ArgumentException>(() => network.PredictParallel(new float[inputs + 1], new float[9]));
        Assert.Throws<ArgumentException>(() => network.PredictParallel(new float[15], new float[outputs - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictParallel(new float[15], new float[9], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { Parallelism = 0 });
    }

    private static void AssertSameGradient<T>(INetwork<T> network, int workers, int rows, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingEngine<T> engine = (TrainingEngine<T>)NetworkInside.Engine<T>(network);
        RandomRows<T> data = new(engine.Description, rows, seed: 1);
        bool sparse = engine.Description.Loss == Loss.SparseCategoricalCrossEntropy;
        BatchRows<T> batch = sparse
            ? RowCheck.Sparse<T>(engine.Description, data.X, data.Classes)
            : RowCheck.Dense<T>(engine.Description, data.X, data.Targets);
        BatchTotals expected = engine.Runner.Run(batch, new RowSlice(0, rows), training: true, engine.Runner.Gradients, ref NoInput<T>());
        double[] gradient = Values(engine);
        using PassTeam<T> team = Teams.Of(engine, workers);
        BatchTotals totals = team.Run(batch, needsAll: false);
        Assert.Equal(expected.Correct, totals.Correct);
        Assert.Equal(expected.Loss, totals.Loss, tolerance * Math.Abs(expected.Loss));

        // The gradients are, like the loss, sums of at most 200 terms in another order, so the same tolerance applies.
        Assert.InRange(RelativeError.Of(Values(engine), gradient), 0, tolerance);
    }

    private static ref T NoInput<T>() => ref System.Runtime.CompilerServices.Unsafe.NullRef<T>();

    private static double[] Values<T>(TrainingEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Array.ConvertAll(engine.Runner.Gradients.Span.ToArray(), double.CreateTruncating);
}
