using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;
using StaticNets.Training;

namespace StaticNets.Tests.Training;

/// <summary>The last step is taken from a sequence that also holds the padded inputs.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Concatenate("input")]
[LastStep]
[Dense(2)]
internal sealed partial class PaddedEnds;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[SimpleRnn(3, ReturnSequences = true, GoBackwards = true)]
[Dense(2, PerStep = true)]
internal sealed partial class PaddedBoth;

/// <summary>The second attention sees no later step, so that nothing but the padding itself would read the padding.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[MultiHeadAttention(2, 3, UseBias = false)]
[MultiHeadAttention(1, Causal = true, Window = 2, UseBias = false)]
[Gru(4, ReturnSequences = true, Bidirectional = true)]
[Dense(2, PerStep = true)]
internal sealed partial class PaddedAttention;

/// <summary>The windows of the second and the third convolution reach behind the end of a row, where the layer before has other values than zero.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Conv1D(4, 2, Padding = Padding.Causal)]
[Conv1D(4, 3, Padding = Padding.Same, Dilation = 2)]
[Gru(4, ReturnSequences = true)]
[Conv1D(4, 5, Padding = Padding.Same, Groups = 2)]
[Dense(2, PerStep = true)]
internal sealed partial class PaddedWindows;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[MultiHeadAttention(3)]
[LastStep]
[Dense(2)]
internal sealed partial class PaddedGlance;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Gru(4)]
[BatchNormalization]
[Dense(2)]
internal sealed partial class PaddedStatistics;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(4, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class PaddedHinge;

/// <summary>Each row of a padded batch computes what the network computes of the row alone.</summary>
public sealed class PaddedRowTests
{
    /// <summary>403 rows are three micro-batches of at most 192.</summary>
    [Theory]
    [InlineData("PaddedEnds", 11)]
    [InlineData("PaddedEnds", 403)]
    [InlineData("PaddedBoth", 403)]
    [InlineData("PaddedAttention", 11)]
    [InlineData("PaddedAttention", 403)]
    [InlineData("PaddedWindows", 11)]
    [InlineData("PaddedWindows", 403)]
    [InlineData("PaddedGlance", 50)]
    public void GradientsAreThoseOfEachRowAlone(string name, int rows)
    {
        TrainingEngine<double> engine = PaddedRows.Engine(New(name));
        bool isPerStep = engine.Description.AnySteps!.HasOutputAtEachStep;
        int[] lengths = PaddedRows.Lengths(rows);
        double[] x = PaddedRows.Numbers(rows * PaddedRows.Steps * 3, 1);
        double[] y = PaddedRows.Numbers(rows * 2 * (isPerStep ? PaddedRows.Steps : 1), 2);
        RowGradients expected = new(rows, PaddedRows.Steps * 3);
        for (int row = 0; row < rows; row++)
        {
            Gradients<double> one = new();
            double[] own = isPerStep ? PaddedRows.Of(y, row, lengths[row], 2) : y.AsSpan(row * 2, 2).ToArray();
            Dataset alone = new(PaddedRows.Of(x, row, lengths[row]), own) { Steps = lengths[row] };
            expected.Add(Trainer.Gradient(engine, alone, one), one, isPerStep ? (double)lengths[row] / lengths.Sum() : 1.0 / rows);
        }

        Gradients<double> found = new();
        double loss = Trainer.Gradient(engine, new Dataset(x, y) { Steps = PaddedRows.Steps, Lengths = lengths }, found);
        expected.Near(found, loss);
    }

    [Fact]
    public void ASumOverStepsIsOneOverThoseThatCount()
    {
        PaddedHinge network = new(1);
        int[] lengths = PaddedRows.Eleven;
        double[] x = PaddedRows.Numbers(11 * PaddedRows.Steps * 3, 1);
        double[] y = [.. PaddedRows.Numbers(11 * PaddedRows.Steps, 2).Select(value => (double)Math.Sign(value))];
        RowGradients expected = new(11, PaddedRows.Steps * 3);
        for (int row = 0; row < 11; row++)
        {
            Gradients<double> one = new();
            double[] own = PaddedRows.Of(y, row, lengths[row], 1);
            expected.Add(network.Gradient(PaddedRows.Of(x, row, lengths[row]), own, lengths[row], one), one, 1.0 / 11);
        }

        Dataset data = new(x, y) { Steps = PaddedRows.Steps, Lengths = lengths };
        expected.Near(PaddedRows.Gradient(network, data, out double found), found);
    }

    /// <summary>
    /// If all rows have the same length, the padding changes nothing; weights of rows count as well. Adam magnifies rounding errors, see
    /// MaskedSequenceTests.
    /// </summary>
    [Theory]
    [InlineData("PaddedBoth", false)]
    [InlineData("PaddedBoth", true)]
    [InlineData("PaddedAttention", true)]
    [InlineData("PaddedWindows", true)]
    [InlineData("PaddedStatistics", true)]
    public void FitEqualsThatOnShorterRows(string name, bool isShuffled)
    {
        (TrainingEngine<double> padded, TrainingEngine<double> alone) = (PaddedRows.Engine(New(name)), PaddedRows.Engine(New(name)));
        bool isPerStep = padded.Description.AnySteps!.HasOutputAtEachStep;
        double[] x = PaddedRows.Numbers(11 * PaddedRows.Steps * 3, 1);
        double[] y = PaddedRows.Numbers(11 * 2 * (isPerStep ? PaddedRows.Steps : 1), 2);
        double[] weights = [.. Enumerable.Range(0, 11).Select(row => row % 3 / 2.0)];
        FitOptions options = new()
        {
            Epochs = 3,
            BatchSize = 4,
            Shuffle = isShuffled,
            Optimizer = new Adam(0.01),
        };
        int[] lengths = [.. Enumerable.Repeat(4, 11)];
        Dataset data = new(x, y)
        {
            Steps = PaddedRows.Steps,
            Lengths = lengths,
            SampleWeights = weights,
        };
        History found = Trainer.Fit(padded, data, options);
        double[] shortX = [.. Enumerable.Range(0, 11).SelectMany(row => PaddedRows.Of(x, row, 4))];
        double[] shortY = isPerStep ? [.. Enumerable.Range(0, 11).SelectMany(row => PaddedRows.Of(y, row, 4, 2))] : y;
        History expected = Trainer.Fit(alone, new Dataset(shortX, shortY) { Steps = 4, SampleWeights = weights }, options);
        PaddedRows.Near([.. expected.Epochs.Select(epoch => epoch.Loss)], [.. found.Epochs.Select(epoch => epoch.Loss)], 1e-10);
        foreach (string tensor in alone.ParameterSet.Names)
        {
            PaddedRows.Near(PaddedRows.Values(alone.ParameterSet[tensor]), PaddedRows.Values(padded.ParameterSet[tensor]), 1e-10);
        }
    }

    [Fact]
    public void WorkersTakeTheLengthsOfTheirRows()
    {
        TrainingEngine<double> engine = PaddedRows.Engine(new PaddedBoth(1));
        Dataset data = OfTwoTargets(50);
        DataRows<double> rows = DataRows<double>.Of(data, engine.Description);
        Gradients<double> expected = new();
        double loss = engine.Gradient(rows.Masked, expected);
        using PassTeam<double> team = Teams.Of(engine, 3);
        Assert.Equal(loss, team.Run(rows.Masked, needsAll: false).Loss / 50, PaddedRows.Tolerance);
        PaddedRows.Near(expected.Block.Span.ToArray(), engine.Runner.Gradients.Span.ToArray());
    }

    [Fact]
    public void FitWithWorkersEqualsFitWithoutThem()
    {
        (TrainingEngine<double> several, TrainingEngine<double> one) = (
            PaddedRows.Engine(new PaddedAttention(1)),
            PaddedRows.Engine(new PaddedAttention(1))
        );
        FitOptions options = new() { BatchSize = 200, Optimizer = new Adam(0.01) };
        double expected = Trainer.Fit(one, OfTwoTargets(403), options with { Parallelism = 1 }).Epochs[0].Loss;
        double found = Trainer.Fit(several, OfTwoTargets(403), options with { Parallelism = 3 }).Epochs[0].Loss;
        Assert.Equal(expected, found, 1e-10);
        foreach (string tensor in one.ParameterSet.Names)
        {
            PaddedRows.Near(PaddedRows.Values(one.ParameterSet[tensor]), PaddedRows.Values(several.ParameterSet[tensor]), 1e-10);
        }
    }

    [Fact]
    public void BatchesAllocateNothing()
    {
        TrainingEngine<double> engine = PaddedRows.Engine(new PaddedBoth(1));
        DataRows<double> rows = DataRows<double>.Of(OfTwoTargets(22), engine.Description);
        foreach (bool isShuffled in (bool[])[false, true])
        {
            EpochBatches<double> batches = new(rows, new FitOptions { BatchSize = 11, Shuffle = isShuffled });
            batches.BeginEpoch(1);
            Sgd optimizer = new(0.01);
            Assert.Equal(0, Allocations.Of(() => engine.Step(batches.Take(1, null), optimizer, 1, 1)));
        }
    }

    private static Dataset OfTwoTargets(int rows) =>
        new(PaddedRows.Numbers(rows * PaddedRows.Steps * 3, 1), PaddedRows.Numbers(rows * PaddedRows.Steps * 2, 2))
        {
            Steps = PaddedRows.Steps,
            Lengths = PaddedRows.Lengths(rows),
        };

    private static object New(string name) =>
        name switch
        {
            "PaddedEnds" => new PaddedEnds(1),
            "PaddedBoth" => new PaddedBoth(1),
            "PaddedAttention" => new PaddedAttention(1),
            "PaddedWindows" => new PaddedWindows(1),
            "PaddedGlance" => new PaddedGlance(1),
            _ => new PaddedStatistics(1),
        };
}
