using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Networks.Tapes;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Engines;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(32, 30, 3)]
[Conv2D(8, 3, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(6, 3, Strides = 2, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class StagedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(32, 30, 3)]
[Conv2D(8, 3, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(6, 3, Strides = 2, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class StagedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[BatchNormalization(Momentum = 0)]
[Conv1D(8, 3, Padding = Padding.Causal, UseBias = false)]
[BatchNormalization]
[Dense(2, PerStep = true)]
public sealed partial class StagedSteps;

/// <summary>Normalised sums and pooled images, of which some are computed again in later stages.</summary>
[Network(Precision = Precision.Double)]
[Input(6, 5, 2)]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Swish, Name = "first")]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Dropout(0.2)]
[Add("first", Name = "sum")]
[Conv2D(4, 1, From = "input", UseBias = false)]
[BatchNormalization]
[Add("sum")]
[BatchNormalization]
[Activation(Activation.Tanh)]
[MaxPooling2D(2)]
[Conv2D(3, 2, UseBias = false)]
[BatchNormalization(Frozen = true)]
[BatchNormalization]
[Flatten]
[Dense(3)]
public sealed partial class StagedGraph;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 2)]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Swish, Name = "first")]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Dropout(0.2)]
[Add("first", Name = "sum")]
[Conv2D(4, 1, From = "input", UseBias = false)]
[BatchNormalization]
[Add("sum")]
[BatchNormalization]
[Activation(Activation.Tanh)]
[MaxPooling2D(2)]
[Conv2D(3, 2, UseBias = false)]
[BatchNormalization(Frozen = true)]
[BatchNormalization]
[Flatten]
[Dense(3)]
public sealed partial class StagedGraphWithLoss;

/// <summary>Normalised steps between which a loop over the steps runs, and masks of weights.</summary>
[Network(Precision = Precision.Double)]
[Input(60, 3)]
[Conv1D(8, 3, DropConnect = 0.2)]
[BatchNormalization]
[Gru(5, ReturnSequences = true, Dropout = 0.2)]
[BatchNormalization]
[Dense(2, PerStep = true)]
public sealed partial class StagedSequence;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(60, 3)]
[Conv1D(8, 3, DropConnect = 0.2)]
[BatchNormalization]
[Gru(5, ReturnSequences = true, Dropout = 0.2)]
[BatchNormalization]
[Dense(2, PerStep = true)]
public sealed partial class StagedSequenceWithLoss;

/// <summary>
/// A training step with batch statistics, whose batch is larger than a micro-batch: on one thread or several, it computes what a plain loop
/// over the whole batch computes.
/// </summary>
public sealed class BatchStagesTests
{
    private const int Rows = 13;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(20)]
    public void GradientsAndStatisticsAreThoseOfTheWholeBatch(int workers)
    {
        Check<float>(new StagedSingle(seed: 3), workers, 1e-5);
        Check<double>(new StagedDouble(seed: 3), workers, 1e-12);
    }

    /// <summary>
    /// A tape holds the whole batch in one piece, keeps everything and has no stages. Frozen layers use the moving statistics, and much of
    /// what leads to their gradients is left out.
    /// </summary>
    [Theory]
    [InlineData(typeof(StagedGraph), 1)]
    [InlineData(typeof(StagedGraph), 2)]
    [InlineData(typeof(StagedGraph), 3)]
    [InlineData(typeof(StagedGraph), 3, "batch_normalization_1")]
    [InlineData(typeof(StagedGraph), 2, "conv2d", "batch_normalization")]
    [InlineData(typeof(StagedGraph), 2, "batch_normalization_4", "dense")]
    [InlineData(typeof(StagedSequence), 1)]
    [InlineData(typeof(StagedSequence), 3)]
    [InlineData(typeof(StagedSequence), 2, "gru")]
    public void AStepIsThatOfATape(Type type, int workers, params string[] frozen)
    {
        const int Many = 40;
        Taped<double> network = new(type, seed: 3);
        TrainingEngine<double> staged = network.WithLoss;
        Assert.InRange(staged.Description.TrainingRows, 1, Many / 3);
        Array.ForEach(frozen, network.Engine.ParameterSet.Freeze);
        Array.ForEach(frozen, staged.ParameterSet.Freeze);
        RandomRows<double> rows = new(staged.Description, Many, seed: 1);
        double[] y = new double[Many * staged.Description.OutputLength];
        network.Learner.Forward(rows.X, y, network.Tape);
        network.Learner.Backward(network.Tape, network.GradientOfLoss(y, rows.Targets), default);
        network.Learner.Apply(new Sgd(0.5));
        using PassTeam<double>? team = workers > 1 ? Teams.Of(staged, workers) : null;
        staged.Step(RowCheck.Dense<double>(staged.Description, rows.X, rows.Targets), new Sgd(0.5), 0, 0, team);

        // Sums of 40 · 30 terms, each rounded to 2⁻⁵³ of the sum so far, through four normalisations.
        Assert.InRange(RelativeError.Of<double>(staged.Parameters.Span, network.Engine.Parameters.Span), 0, 1e-13);
    }

    [Fact]
    public void TheSameNumberOfWorkersGivesTheSameBits()
    {
        float[] first = Parameters();
        Assert.Equal(first, Parameters());
        Assert.NotEqual(first, NetworkInside.Engine<float>(new StagedSingle(seed: 3)).Parameters.Span.ToArray());

        static float[] Parameters()
        {
            StagedSingle network = new(seed: 3);
            TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
            using PassTeam<float> team = Teams.Of(engine, 3);
            RandomRows<float> rows = new(engine.Description, Rows, seed: 1);
            for (int step = 0; step < 20; step++)
            {
                engine.Step(RowCheck.Dense<float>(engine.Description, rows.X, rows.Targets), new Adam(0.01), 0, 0, team);
            }

            return engine.Parameters.Span.ToArray();
        }
    }

    /// <summary>The first layer normalises the input itself, so its statistics are those of the input over all rows and steps.</summary>
    [Theory]
    [InlineData(1, 40, 300)]
    [InlineData(3, 40, 300)]
    [InlineData(2, 20, 5000)]
    public void SequencesAreCountedWithAllTheirSteps(int workers, int sequences, int steps)
    {
        StagedSteps network = new(seed: 3);
        TrainingEngine<double> engine = (TrainingEngine<double>)NetworkInside.Engine<double>(network);
        NetworkDescription description = engine.Description.OfSteps(steps);
        Assert.InRange(description.TrainingRows, 1, sequences - 1);
        RandomRows<double> rows = new(description, sequences, seed: 1);
        using PassTeam<double>? team = workers > 1 ? Teams.Of(engine, workers) : null;
        engine.Step(RowCheck.Dense<double>(description, rows.X, rows.Targets), new Sgd(1e-30), 0, 0, team);
        for (int feature = 0; feature < 3; feature++)
        {
            double[] values = [.. rows.X.Where((_, i) => i % 3 == feature)];
            double mean = values.Average();
            double variance = values.Select(value => (value - mean) * (value - mean)).Average();

            // Sums of 12 000 or 100 000 numbers of about 1: the rounding errors, at most 1.1e-16 of each sum so far, grow with its root.
            Assert.Equal(mean, network.Parameters["batch_normalization/moving_mean"].ToArray()[feature], 1e-11);
            Assert.Equal(variance, network.Parameters["batch_normalization/moving_variance"].ToArray()[feature], 1e-11);
        }
    }

    [Theory]
    [InlineData("conv2d_1/kernel", "conv2d_1")]
    [InlineData("conv2d/kernel", "conv2d")]
    public void TheLayerThatOverflowsIsNamedAndNothingChanges(string tensor, string layer)
    {
        StagedSingle network = new(seed: 3);
        network.Parameters.Set(tensor, [.. Enumerable.Repeat(float.MaxValue, (int)network.Parameters[tensor].FlattenedLength)]);
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(network);
        float[] before = engine.Parameters.Span.ToArray();
        RandomRows<float> rows = new(engine.Description, Rows, seed: 1);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() =>
            network.TrainStep(rows.X, rows.Targets, new Sgd(0.1))
        );
        Assert.Equal(layer, error.Layer);
        Assert.Equal(before, engine.Parameters.Span.ToArray());
    }

    /// <summary>A value that is not a number in a late micro-batch is found in its row.</summary>
    [Fact]
    public void ABadInputIsNamedWithItsRow()
    {
        StagedDouble network = new(seed: 3);
        RandomRows<double> rows = new(NetworkInside.Description(typeof(StagedDouble)), Rows, seed: 1);
        rows.X[(11 * StagedDouble.InputLength) + 5] = double.NaN;
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() =>
            network.TrainStep(rows.X, rows.Targets, new Sgd(0.1))
        );
        Assert.Equal("input", error.Layer);
        Assert.Contains("11", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing remains of the batch before, be it larger or smaller: a new network with the same weights does the same step.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void BatchesOfOtherSizesFollow(int workers)
    {
        StagedDouble network = new(seed: 3);
        TrainingEngine<double> engine = (TrainingEngine<double>)NetworkInside.Engine<double>(network);
        using PassTeam<double>? team = workers > 1 ? Teams.Of(engine, workers) : null;
        foreach (int count in (int[])[13, 2, 1, 30, 5])
        {
            RandomRows<double> rows = new(engine.Description, count, seed: count);
            StagedDouble fresh = network.Clone();
            TrainingEngine<double> freshEngine = (TrainingEngine<double>)NetworkInside.Engine<double>(fresh);
            using PassTeam<double>? freshTeam = workers > 1 ? Teams.Of(freshEngine, workers) : null;
            engine.Step(RowCheck.Dense<double>(engine.Description, rows.X, rows.Targets), new Sgd(0.1), 0, 0, team);
            freshEngine.Step(RowCheck.Dense<double>(engine.Description, rows.X, rows.Targets), new Sgd(0.1), 0, 0, freshTeam);
            Assert.Equal(freshEngine.Parameters.Span.ToArray(), engine.Parameters.Span.ToArray());
        }
    }

    private static void Check<T>(ILearnTargets<T> network, int workers, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingEngine<T> engine = (TrainingEngine<T>)NetworkInside.Engine<T>(network);
        NetworkDescription description = engine.Description;
        Assert.InRange(description.TrainingRows, 1, Rows / 3);
        T[] block = engine.Parameters.Span.ToArray();
        double[][] tensors = [.. description.Tensors.Select(tensor => SizedImages.Values(tensor, block))];
        RandomRows<T> rows = new(description, Rows, seed: 1);
        ReferenceImages reference = new(network.GetType(), tensors, training: true);
        reference.Run(SizedImages.Widen<T>(rows.X), SizedImages.Widen<T>(rows.Targets), Rows);
        using PassTeam<T>? team = workers > 1 ? Teams.Of(engine, workers) : null;
        BatchTotals totals = engine.Step(RowCheck.Dense<T>(description, rows.X, rows.Targets), new Sgd(1e-30), 0, 0, team);
        Assert.Equal(reference.Loss, totals.Loss / Rows, tolerance * reference.Loss);
        T[] gradients = engine.Runner.Gradients.Span.ToArray();
        T[] after = engine.Parameters.Span.ToArray();
        double[][] expected = reference.AfterStep(tensors, 0);
        for (int i = 0; i < tensors.Length; i++)
        {
            TensorDescription tensor = description.Tensors[i];
            bool isStatistic = tensor.MovingAverage is not null;
            double error = RelativeError.Of<double>(
                SizedImages.Values(tensor, isStatistic ? after : gradients),
                isStatistic ? expected[i] : reference.Gradients[i]
            );
            Assert.True(error <= tolerance, $"{tensor.Name}: {error:E2}");
        }
    }
}
