using System.Numerics.Tensors;
using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;
using StaticNets.Training;

namespace StaticNets.Tests.Training;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Gru(3, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class CarriedAnySteps;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Gru(3, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class CarriedSixSteps;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(Steps.Any, 2)]
[Gru(4, ReturnSequences = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class CarriedTagger;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 1)]
[Lstm(2)]
internal sealed partial class CarriedSummary;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 1)]
[SimpleRnn(2, ReturnSequences = true)]
[Gru(2, Bidirectional = true, ReturnSequences = true, Name = "both")]
internal sealed partial class CarriedBackwards;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(1)]
internal sealed partial class CarriedNothing;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 1)]
[Gru(2, ReturnSequences = true)]
[BatchNormalization]
internal sealed partial class CarriedStatistics;

/// <summary>Training steps that go on from the states of the step before: pieces of sequences, and batches that continue each other.</summary>
public sealed class CarriedStateTests
{
    // Adam divides by square roots of tiny moments, which magnifies the rounding errors of sums in another order; see RecurrentTests.
    private const double Tolerance = 1e-10;

    private static readonly Fixture _fixture = Fixture.Open("states_float64");

    [Theory]
    [InlineData("TwoPieces", 8, 6, 4, 5, false)]
    [InlineData("UnequalPieces", 13, 4, 5, 2, false)]
    [InlineData("StatefulPieces", 9, 4, 4, 2, true)]
    public void PiecesMatchPyTorch(string training, int steps, int batch, int piece, int epochs, bool isStateful)
    {
        CarriedAnySteps network = new();
        SetInitial(training, network.Parameters);
        FitOptions options = Options(batch, epochs) with { TruncateSteps = piece, Stateful = isStateful };
        History history = network.Fit(Data(training, steps), options);
        Compare(training, history, network.Parameters);
    }

    [Fact]
    public void StatefulMatchesPyTorch()
    {
        CarriedSixSteps network = new();
        SetInitial("Stateful", network.Parameters);
        History history = network.Fit(Data("Stateful", 0), Options(4, 4) with { Stateful = true });
        Compare("Stateful", history, network.Parameters);
    }

    /// <summary>
    /// With a rate too small to change a weight, the pieces compute what whole sequences do, in a batch of weighted rows with classes. The
    /// sums are those of single precision: 40 rows of 7 steps.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void PiecesTakeTheirTargetsAndWeights(int piece)
    {
        float[] x = Array.ConvertAll(Numbers(40 * 7 * 2, 1), value => (float)value);
        int[] classes = [.. Enumerable.Range(0, 40 * 7).Select(i => i * i % 3)];
        Dataset data = new(x, classes) { Steps = 7, SampleWeights = [.. Enumerable.Range(0, 40).Select(row => row % 4 / 2.0)] };
        FitOptions whole = new() { BatchSize = 16, Optimizer = new Sgd(1e-30) };
        EpochRecord expected = new CarriedTagger(1).Fit(data, whole).Epochs[0];
        EpochRecord found = new CarriedTagger(1).Fit(data, whole with { TruncateSteps = piece }).Epochs[0];
        Assert.Equal(expected.Loss, found.Loss, 1e-6);
        Assert.Equal(expected.Accuracy, found.Accuracy);
    }

    /// <summary>Three workers share the rows of each piece; they add the gradients in another order.</summary>
    [Fact]
    public void WorkersCarryTheStatesOfTheirRows()
    {
        (CarriedAnySteps one, CarriedAnySteps several) = (new(1), new(1));
        Dataset data = new(Numbers(50 * 9 * 3, 1), Numbers(50 * 9 * 2, 2)) { Steps = 9 };
        FitOptions options = Options(50, 1) with { TruncateSteps = 4, Stateful = true };
        (TrainingEngine<double> ofOne, TrainingEngine<double> ofSeveral) = (Engine(one), Engine(several));
        DataRows<double> rows = DataRows<double>.Of(data, ofOne.Description);
        CarriedTraining<double> alone = CarriedTraining<double>.Of(ofOne, rows, options)!;
        CarriedTraining<double> shared = CarriedTraining<double>.Of(ofSeveral, rows, options)!;
        using PassTeam<double> team = Teams.Of(ofSeveral, 3);
        for (int batch = 0; batch < 4; batch++)
        {
            double loss = alone.Train(rows.All, options.Optimizer, 1, 1, null, null, null).Loss;
            Assert.Equal(loss, shared.Train(rows.All, options.Optimizer, 1, 1, team, null, null).Loss, loss * Tolerance);
        }

        foreach (string tensor in one.Parameters.Names)
        {
            Near(Values(one.Parameters[tensor]), Values(several.Parameters[tensor]));
        }
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        CarriedAnySteps network = new(1);
        Dataset data = new(new double[20 * 9 * 3], new double[20 * 9 * 2]) { Steps = 9 };
        FitOptions options = Options(20, 1) with { TruncateSteps = 4, Stateful = true };
        DataRows<double> rows = DataRows<double>.Of(data, Engine(network).Description);
        CarriedTraining<double> training = CarriedTraining<double>.Of(Engine(network), rows, options)!;
        Assert.Equal(3, training.StepsPerBatch);
        Assert.Equal(0, Allocations.Of(() => training.Train(rows.All, options.Optimizer, 1, 1, null, null, null)));
    }

    /// <summary>
    /// Inputs and targets of the first piece are zero, and so are its gradients. The second step makes weights so large that squares overflow.
    /// </summary>
    [Fact]
    public void DivergenceInALaterPieceRestoresTheNetwork()
    {
        CarriedAnySteps network = new(1);
        double[] x = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
        double[] y = [0, 0, 0, 0, 1, 1, 1, 1];
        FitOptions options = new() { TruncateSteps = 2, Optimizer = new Sgd(1e300) };
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(x, y) { Steps = 4 }, options));
        Assert.Contains("in epoch 1, batch 1", error.Message, StringComparison.Ordinal);
        foreach (string tensor in network.Parameters.Names)
        {
            Assert.Equal(Values(new CarriedAnySteps(1).Parameters[tensor]), Values(network.Parameters[tensor]));
        }
    }

    [Fact]
    public void WhatCannotBeCarriedIsAnError()
    {
        FitOptions pieces = new() { TruncateSteps = 2, BatchSize = 2 };
        FitOptions stateful = new()
        {
            Stateful = true,
            Shuffle = false,
            BatchSize = 2,
        };
        Refuses(
            "TruncateSteps cuts sequences of any length, [Input(Steps.Any, features)], but those of CarriedSixSteps have a fixed one.",
            new CarriedSixSteps(1),
            network => network.Fit(new Dataset(new double[18], new double[12]), pieces),
            network => network.Parameters["dense/kernel"]
        );
        Refuses(
            "TruncateSteps trains each piece on its own targets, but CarriedSummary has one output for all steps of a sequence.",
            new CarriedSummary(1),
            network => network.Fit(new Dataset(new float[4], new float[2]) { Steps = 4 }, pieces),
            network => network.Parameters["lstm/kernel"]
        );
        Refuses(
            "TruncateSteps carries states to later steps, but layer 'both' of CarriedBackwards reads from the last step to the first.",
            new CarriedBackwards(1),
            network => network.Fit(new Dataset(new float[4], new float[16]) { Steps = 4 }, pieces),
            network => network.Parameters["both/kernel"]
        );
        Refuses(
            "Stateful carries states to later steps, but layer 'both' of CarriedBackwards reads from the last step to the first.",
            new CarriedBackwards(1),
            network => network.Fit(new Dataset(new float[8], new float[32]) { Steps = 4 }, stateful),
            network => network.Parameters["both/kernel"]
        );
        Refuses(
            "Stateful carries the states of recurrent layers, but CarriedNothing has none.",
            new CarriedNothing(1),
            network => network.Fit(new Dataset(new float[8], new float[4]), stateful),
            network => network.Parameters["dense/kernel"]
        );
        Refuses(
            "Stateful continues each row in the next batch, so the rows must keep their order: set Shuffle = false.",
            new CarriedSixSteps(1),
            network => network.Fit(new Dataset(new double[36], new double[24]), stateful with { Shuffle = true }),
            network => network.Parameters["dense/kernel"]
        );
        Refuses(
            "Stateful needs full batches, but 3 rows are no whole number of batches of 2.",
            new CarriedSixSteps(1),
            network => network.Fit(new Dataset(new double[54], new double[36]), stateful),
            network => network.Parameters["dense/kernel"]
        );
        Refuses(
            "Layer 'batch_normalization' of CarriedStatistics takes mean and variance over the rows of a batch: expected at least 2 rows, "
                + "found a piece of 1 step of 1 row.",
            new CarriedStatistics(1),
            network => network.Fit(new Dataset(new float[9], new float[18]) { Steps = 3 }, pieces),
            network => network.Parameters["gru/kernel"]
        );
        Assert.Contains("at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { TruncateSteps = -1 }).Message);
    }

    private static void Refuses<TNetwork, T>(
        string message,
        TNetwork network,
        Action<TNetwork> fit,
        Func<TNetwork, ReadOnlyTensorSpan<T>> tensor
    )
    {
        T[] before = Values(tensor(network));
        ArgumentException error = Assert.Throws<ArgumentException>(() => fit(network));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(tensor(network)));
    }

    private static FitOptions Options(int batch, int epochs) =>
        new()
        {
            BatchSize = batch,
            Epochs = epochs,
            Optimizer = new Adam(1e-2),
            Shuffle = false,
        };

    private static Dataset Data(string training, int steps) =>
        new(_fixture.Get<double>(training + "/x"), _fixture.Get<double>(training + "/y")) { Steps = steps };

    private static TrainingEngine<double> Engine(object network) => (TrainingEngine<double>)NetworkInside.Engine<double>(network);

    private static void SetInitial(string training, ParameterSet<double> parameters)
    {
        foreach (string tensor in parameters.Names)
        {
            parameters.Set(tensor, _fixture.Get<double>($"{training}/init/{tensor}"));
        }
    }

    private static void Compare(string training, History history, ParameterSet<double> parameters)
    {
        Near(_fixture.Get<double>(training + "/losses"), [.. history.Epochs.Select(epoch => epoch.Loss)]);
        foreach (string tensor in parameters.Names)
        {
            Near(_fixture.Get<double>($"{training}/trained/{tensor}"), Values(parameters[tensor]));
        }
    }

    private static T[] Values<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static void Near(double[] expected, double[] found)
    {
        double error = RelativeError.Of<double>(found, expected);
        Assert.True(error <= Tolerance, $"{error:E2} is more than {Tolerance:E0}");
    }
}
