using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;
using StaticNets.Training;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 3)]
[NeuralTuring(5, Slots = 19, Width = 6, ReturnSequences = true)]
[NeuralTuring(4, Slots = 8, Width = 3, MaxShift = 2, Controller = TuringController.Dense, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class AnySteppedTuring;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[NeuralTuring(5, Slots = 19, Width = 6, ReturnSequences = true)]
[NeuralTuring(4, Slots = 8, Width = 3, MaxShift = 2, Controller = TuringController.Dense, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class NineSteppedTuring : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[NeuralTuring(5, Slots = 7, Width = 4, ReturnSequences = true)]
[NeuralTuring(4, Slots = 5, Width = 3, Controller = TuringController.Dense, Bidirectional = true, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class PaddedTuring;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 2)]
[NeuralTuring(6, Slots = 12, Width = 5)]
public sealed partial class GuardedTuring : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 2)]
[NeuralTuring(3, Slots = 17, Width = 1, Controller = TuringController.Dense)]
public sealed partial class GuardedDenseTuring : ILearnTargets<float>;

/// <summary>
/// Sequences of any length, single steps, padded rows, threads, all vector widths and extreme parameters of <c>[NeuralTuring]</c>.
/// </summary>
public sealed class NeuralTuringStepTests
{
    private const int Features = 3;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(300, 3)]
    public void StepsHaveTheBitsOfTheSequence(int rows, int steps)
    {
        AnySteppedTuring network = new(seed: 3);
        float[] x = Numbers(rows + steps, rows * steps * Features);
        float[] y = new float[rows * steps * 2];
        network.Predict(x, y, steps);
        AnySteppedTuring.State state = network.NewState();
        float[] found = new float[y.Length];
        for (int row = 0; row < rows; row++)
        {
            state.Reset();
            for (int at = row * steps; at < (row + 1) * steps; at++)
            {
                network.Step(state, x.AsSpan(at * Features, Features), found.AsSpan(at * 2, 2));
            }
        }

        Assert.Equal(y, found);
    }

    [Fact]
    public void AnyStepsEqualAKnownNumberOfSteps()
    {
        (AnySteppedTuring any, NineSteppedTuring known) = (new(seed: 2), new(seed: 2));
        float[] x = Numbers(1, 7 * 9 * Features);
        float[] targets = Numbers(2, 7 * 9 * 2);
        (Gradients<float> found, Gradients<float> expected) = (new(), new());
        Assert.Equal(known.Gradient(x, targets, expected), any.Gradient(x, targets, 9, found), 1e-6);
        Assert.InRange(RelativeError.Of<float>(found.Block.Span, expected.Block.Span), 0, 1e-5);
        float[] y = new float[targets.Length];
        float[] other = new float[targets.Length];
        known.Predict(x, y);
        any.Predict(x, other, 9);
        Assert.Equal(y, other);
    }

    [Fact]
    public void PredictTrainStepAndStepAllocateNothing()
    {
        NineSteppedTuring network = new(1);
        float[] x = new float[40 * 9 * Features];
        float[] y = new float[40 * 9 * 2];
        Sgd optimizer = new(0.01);
        NineSteppedTuring.State state = network.NewState();
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x.AsSpan(0, Features), y.AsSpan(0, 2))));
    }

    /// <summary>Each row of a padded batch computes what the network computes of the row alone. 403 rows are several micro-batches.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(403)]
    public void PaddedRowsHaveTheGradientsOfEachRowAlone(int rows)
    {
        TrainingEngine<double> engine = PaddedRows.Engine(new PaddedTuring(1));
        int[] lengths = PaddedRows.Lengths(rows);
        double[] x = PaddedRows.Numbers(rows * PaddedRows.Steps * Features, 1);
        double[] y = PaddedRows.Numbers(rows * PaddedRows.Steps * 2, 2);
        RowGradients expected = new(rows, PaddedRows.Steps * Features);
        for (int row = 0; row < rows; row++)
        {
            Gradients<double> one = new();
            Dataset alone = new(PaddedRows.Of(x, row, lengths[row]), PaddedRows.Of(y, row, lengths[row], 2)) { Steps = lengths[row] };
            expected.Add(Trainer.Gradient(engine, alone, one), one, (double)lengths[row] / lengths.Sum());
        }

        Gradients<double> found = new();
        double loss = Trainer.Gradient(engine, new Dataset(x, y) { Steps = PaddedRows.Steps, Lengths = lengths }, found);
        expected.Near(found, loss);
    }

    /// <summary>Three workers share the rows. They add the gradients in another order, in double precision.</summary>
    [Fact]
    public void WorkersFindTheSameGradients()
    {
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new GuardedTuring(1));
        double[] x = PaddedRows.Numbers(50 * 14, 1);
        BatchRows<double> batch = RowCheck.Dense<double>(engine.Description, x, PaddedRows.Numbers(50 * 11, 2));
        PassRunner<double> runner = engine.Runner;
        double loss = runner.Run(batch, new RowSlice(0, 50), true, runner.Gradients, ref Unsafe.NullRef<double>()).Loss;
        double[] expected = runner.Gradients.Span.ToArray();
        using PassTeam<double> team = Teams.Of(engine, 3);
        Assert.Equal(loss, team.Run(batch, needsAll: false).Loss, 1e-12 * loss);
        PaddedRows.Near(expected, runner.Gradients.Span.ToArray());
    }

    /// <summary>
    /// Cosines of up to 12 terms, powers and their derivatives differ by the order of sums; cancellation magnifies their rounding errors
    /// less than a thousandfold.
    /// </summary>
    [Fact]
    public void AllVectorWidthsAgreeWithinTheirBuffers()
    {
        TermWidths.Check<double>(typeof(GuardedTuring), 1e-12);
        TermWidths.Check<float>(typeof(GuardedDenseTuring), 1e-4);
    }

    /// <summary>Weights with a single slot, shares that are 0 by rounding, and powers of which all but one are 0.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(-1e4f)]
    public void ExtremeHeadsStayFinite(float size)
    {
        NineSteppedTuring network = new(1);
        foreach (string tensor in network.Parameters.Names.Where(name => name.EndsWith("head_bias", StringComparison.Ordinal)))
        {
            network.Parameters.Set(
                tensor,
                [.. Numbers(4, PaddedRows.Values(network.Parameters[tensor]).Length).Select(bias => bias * size)]
            );
        }

        Gradients<float> gradients = new();
        Assert.True(float.IsFinite(network.Gradient(Numbers(1, 5 * 9 * Features), Numbers(2, 5 * 9 * 2), gradients)));
        Assert.All(gradients.Block.Span.ToArray(), gradient => Assert.True(float.IsFinite(gradient)));
    }

    private static float[] Numbers(int seed, int count)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
