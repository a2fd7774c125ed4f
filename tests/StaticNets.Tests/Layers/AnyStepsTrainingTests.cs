using System.Numerics.Tensors;
using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(5, ReturnSequences = true, Dropout = 0.2, RecurrentDropout = 0.3)]
[LayerNormalization]
[Dense(5, PerStep = true, Activation = Activation.Swish)]
[Add("lstm")]
[Gru(4, Bidirectional = true, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class AnyFilter;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 3)]
[Lstm(5, ReturnSequences = true, Dropout = 0.2, RecurrentDropout = 0.3)]
[LayerNormalization]
[Dense(5, PerStep = true, Activation = Activation.Swish)]
[Add("lstm")]
[Gru(4, Bidirectional = true, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class KnownFilter;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[Conv1D(3, 1, Activation = Activation.Tanh)]
[SimpleRnn(6, ReturnSequences = true, GoBackwards = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class AnyTagger;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(8, 2)]
[Conv1D(3, 1, Activation = Activation.Tanh)]
[SimpleRnn(6, ReturnSequences = true, GoBackwards = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class KnownTagger;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[Gru(6, ReturnSequences = true)]
[BatchNormalization]
[Lstm(4)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class AnyDetector;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(8, 2)]
[Gru(6, ReturnSequences = true)]
[BatchNormalization]
[Lstm(4)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class KnownDetector;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 1)]
[Dropout(0.5)]
[GaussianNoise(0.1)]
[SimpleRnn(1, Activation = Activation.Linear, UseBias = false, ReturnSequences = true)]
internal sealed partial class AnyDropped;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[SimpleRnn(4, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class AnyHinge;

[Network(Loss = Loss.Hinge, Precision = Precision.Double)]
[Input(8, 2)]
[SimpleRnn(4, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class KnownHinge;

/// <summary>
/// A network with <c>[Input(Steps.Any, features)]</c> is trained on sequences of any length, as a network that is declared for this length.
/// The two divide a batch into micro-batches of different sizes, so that sums differ by roundings: 1e-10 is a million of them.
/// </summary>
public sealed class AnyStepsTrainingTests
{
    private const int Steps = 8;
    private const double Tolerance = 1e-10;

    /// <summary>More rows than a micro-batch has, which at most takes 192.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void GradientsOfEachStepEqualThoseOfAKnownNumber(int rows)
    {
        (AnyFilter any, KnownFilter known) = (new(1), new(1));
        double[] x = Numbers(rows * Steps * 3, 1);
        double[] y = Numbers(rows * Steps * 2, 2);
        Gradients<double> expected = new();
        Gradients<double> found = new();
        Near([known.Gradient(x, y, expected)], [any.Gradient(x, y, Steps, found)]);
        Near(expected.Input, found.Input);
        Near(known.Parameters.Names, expected.Parameters, found.Parameters);
    }

    [Fact]
    public void TrainingOnEachStepEqualsThatOfAKnownNumber()
    {
        (AnyFilter any, KnownFilter known) = (new(1), new(1));
        double[] x = Numbers(50 * Steps * 3, 3);
        double[] y = Numbers(50 * Steps * 2, 4);
        Adam optimizer = new(0.01);
        for (int step = 0; step < 10; step++)
        {
            Near([known.TrainStep(x, y, optimizer)], [any.TrainStep(x, y, Steps, optimizer)]);
        }

        Near(known.Parameters.Names, known.Parameters, any.Parameters);
    }

    [Fact]
    public void ClassesOfEachStepAreLearned()
    {
        (AnyTagger any, KnownTagger known) = (new(2), new(2));
        double[] x = Numbers(300 * Steps * 2, 5);
        int[] classes =
        [
            .. x.Chunk(2)
                .Select(step =>
                    step[0] > 0 ? 2
                    : step[1] > 0 ? 1
                    : 0
                ),
        ];
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 32,
            Optimizer = new Adam(0.01),
            ValidationSplit = 0.2,
        };
        double[] weights = [.. Enumerable.Range(0, 300).Select(row => row % 3 / 2.0)];
        History expected = known.Fit(new Dataset(x, classes) { SampleWeights = weights }, options);
        History found = any.Fit(new Dataset(x, classes) { SampleWeights = weights, Steps = Steps }, options);
        Near([.. expected.Epochs.Select(epoch => epoch.Loss)], [.. found.Epochs.Select(epoch => epoch.Loss)]);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Accuracy), found.Epochs.Select(epoch => epoch.Accuracy));
        Near(known.Parameters.Names, known.Parameters, any.Parameters);
        Metrics ofKnown = known.Evaluate(new Dataset(x, classes));
        Metrics ofAny = any.Evaluate(new Dataset(x, classes) { Steps = Steps });
        Near([ofKnown.Loss], [ofAny.Loss]);
        Assert.Equal(ofKnown.Accuracy, ofAny.Accuracy);
    }

    /// <summary>Batch normalisation takes the whole batch at once; its statistics are those of all steps.</summary>
    [Fact]
    public void OutputOfTheWholeSequenceIsLearned()
    {
        (AnyDetector any, KnownDetector known) = (new(3), new(3));
        double[] x = Numbers(60 * Steps * 2, 6);
        double[] y = [.. x.Chunk(2 * Steps).Select(row => row.Sum() > 0 ? 1.0 : 0)];
        Adam optimizer = new(0.01);
        for (int step = 0; step < 5; step++)
        {
            Near([known.TrainStep(x, y, optimizer)], [any.TrainStep(x, y, Steps, optimizer)]);
        }

        Near(known.Parameters.Names, known.Parameters, any.Parameters);
    }

    [Fact]
    public void LengthsMayDifferFromCallToCall()
    {
        AnyTagger network = new(4);
        AnyTagger again = new(4);
        Sgd optimizer = new(0.1);
        foreach (int steps in (int[])[1, 40, 3, 8])
        {
            double[] x = Numbers(9 * steps * 2, steps);
            int[] classes = new int[9 * steps];
            Assert.Equal(network.TrainStep(x, classes, steps, optimizer), again.TrainStep(x, classes, steps, optimizer));
        }

        double[] short3 = Numbers(9 * 3 * 2, 3);
        AnyTagger fresh = (AnyTagger)network.Clone();
        Assert.Equal(network.Gradient(short3, new int[27], 3, new Gradients<double>()), fresh.Gradient(short3, new int[27], 3, new()));
    }

    /// <summary>
    /// With targets of zero, the loss is the mean square of the masked inputs: each is 0 or 2, and noise of N(0, 0.1²) is added. Only one
    /// step of each row has an input, so the losses of two steps are equal for the same masks and noise, and different otherwise.
    /// </summary>
    [Fact]
    public void EachStepHasItsOwnMask()
    {
        double[] losses = [.. Enumerable.Range(0, 4).Select(step => LossOfDropped(step, rows: 1000))];
        Assert.Equal(4, losses.Distinct().Count());

        // The mean square of the step is 2 with the deviation 2 / √1000; five deviations, and a quarter of the steps.
        Assert.All(losses, loss => Assert.InRange(loss, 0.01 + ((2 - 0.32) / 4), 0.01 + ((2 + 0.32) / 4)));
    }

    /// <summary>The masks of a row do not depend on the rows after it: rows that are zero do not change the sum over the first ten.</summary>
    [Fact]
    public void MasksDoNotDependOnMicroBatches()
    {
        AnyDropped few = Dropped();
        AnyDropped many = Dropped();
        double[] x = new double[500 * 4];
        x.AsSpan(0, 40).Fill(1e6);
        double ofFew = few.TrainStep(x[..40], new double[40], 4, new Sgd(1e-30));
        double ofMany = many.TrainStep(x, new double[500 * 4], 4, new Sgd(1e-30));

        // The noise of the other 490 rows adds less than 0.1 to sums of 10¹².
        Assert.Equal(1, ofMany * 50 / ofFew, 1e-12);
    }

    private static double LossOfDropped(int step, int rows)
    {
        double[] x = new double[rows * 4];
        for (int row = 0; row < rows; row++)
        {
            x[(row * 4) + step] = 1;
        }

        return Dropped().TrainStep(x, new double[rows * 4], 4, new Sgd(1e-9));
    }

    private static AnyDropped Dropped()
    {
        AnyDropped network = new(1);
        network.Parameters.Set("simple_rnn/kernel", [1]);
        network.Parameters.Set("simple_rnn/recurrent_kernel", [0]);
        return network;
    }

    /// <summary>A single sequence has several steps, and so a mean and a variance over them.</summary>
    [Fact]
    public void BatchNormalizationTrainsOnASingleSequence()
    {
        (AnyDetector any, KnownDetector known) = (new(3), new(3));
        double[] x = Numbers(Steps * 2, 8);
        Near([known.TrainStep(x, [1], new Sgd(0.1))], [any.TrainStep(x, [1], Steps, new Sgd(0.1))]);
        FitOptions options = new() { Epochs = 1, BatchSize = 1 };
        any.Fit(new Dataset(x, (double[])[1]) { Steps = Steps }, options);
        Assert.StartsWith(
            "Layer 'batch_normalization' of AnyDetector takes mean and variance over the rows of a batch: expected at least 2 rows",
            Assert.Throws<ArgumentException>(() => any.TrainStep(x[..2], [1], 1, new Sgd(0.1))).Message
        );
    }

    /// <summary>Losses that are sums over the outputs of a row are sums over its steps, as for a known number of steps.</summary>
    [Fact]
    public void HingeIsASumOverSteps()
    {
        (AnyHinge any, KnownHinge known) = (new(3), new(3));
        double[] x = Numbers(9 * Steps * 2, 9);
        double[] y = [.. x.Chunk(2).Select(step => step[0] > 0 ? 1.0 : -1)];
        Gradients<double> expected = new();
        Gradients<double> found = new();
        Near([known.Gradient(x, y, expected)], [any.Gradient(x, y, Steps, found)]);
        Near(known.Parameters.Names, expected.Parameters, found.Parameters);
    }

    /// <summary>Batches so large that two threads share them, in micro-batches with a weight for each row.</summary>
    [Fact]
    public void ThreadsShareWeightedSequences()
    {
        const int rows = 8000;
        double[] x = Numbers(rows * Steps * 2, 10);
        int[] classes = [.. x.Chunk(2).Select(step => step[0] > 0 ? 2 : 0)];
        double[] weights = [.. Enumerable.Range(0, rows).Select(row => row % 5 / 4.0)];
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = rows,
            Optimizer = new Adam(0.01),
            Parallelism = 2,
            Shards = 8,
        };
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new AnyTagger(1));
        using (PassTeam<double> team = PassTeam<double>.For(engine, engine.Description.OfSteps(Steps), rows, 2, shards: 8, ranks: null))
        {
            Assert.Equal(2, team.Workers);
        }

        (AnyTagger any, KnownTagger known) = (new(5), new(5));
        History found = any.Fit(new Dataset(x, classes) { SampleWeights = weights, Steps = Steps }, options);
        History expected = known.Fit(new Dataset(x, classes) { SampleWeights = weights }, options with { Parallelism = 1 });
        Near([.. expected.Epochs.Select(epoch => epoch.Loss)], [.. found.Epochs.Select(epoch => epoch.Loss)]);
        Near(known.Parameters.Names, known.Parameters, any.Parameters);
    }

    [Fact]
    public void PickedRowsAreWholeSequences()
    {
        AnyTagger network = new(1);
        double[] x = Numbers(6 * Steps * 2, 11);
        Dataset data = new(x, new int[6 * Steps]) { Steps = Steps };
        double loss = network.Evaluate(data.Pick([4, 1], 6)).Loss;
        double[] two = [.. x[(4 * 16)..(5 * 16)], .. x[16..32]];
        Assert.Equal(network.Evaluate(new Dataset(two, new int[2 * Steps]) { Steps = Steps }).Loss, loss);
        Assert.StartsWith(
            "A row of 2 input values is no sequence of 8 steps: count sequences, not steps.",
            Assert.Throws<ArgumentException>(() => data.Pick([4, 1], 6 * Steps)).Message
        );
    }

    [Fact]
    public void ErrorsOfOutputsAreMeasured()
    {
        (AnyFilter any, KnownFilter known) = (new(1), new(1));
        double[] x = Numbers(7 * Steps * 3, 12);
        double[] y = Numbers(7 * Steps * 2, 13);
        Metrics expected = known.Evaluate(new Dataset(x, y));
        Metrics found = any.Evaluate(new Dataset(x, y) { Steps = Steps });
        Near([expected.MeanAbsoluteError!.Value], [found.MeanAbsoluteError!.Value]);
        Near([expected.MeanSquaredError!.Value], [found.MeanSquaredError!.Value]);
    }

    [Fact]
    public void SecondStepOfAtMostThatLengthAllocatesNothing()
    {
        AnyTagger network = new(1);
        double[] x = new double[20 * 30 * 2];
        int[] classes = new int[20 * 30];
        Sgd optimizer = new(0.01);
        network.TrainStep(x, classes, 30, optimizer);
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, classes, 30, optimizer)));
    }

    [Theory]
    [InlineData(0, "steps ('0') must be greater than or equal to '1'")]
    [InlineData(7, "The input holds 96 values, which is no whole number of rows of 14.")]
    [InlineData(6, "8 input rows want 48 class indices (6 each), but there are 47.")]
    public void LengthsThatDoNotFitAreErrors(int steps, string message)
    {
        AnyTagger network = new(1);
        var error = Assert.ThrowsAny<ArgumentException>(() => network.TrainStep(new double[96], new int[47], steps, new Sgd(0.1)));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatasetMustSayItsSteps()
    {
        AnyTagger any = new(1);
        Dataset without = new(new double[16], new int[8]);
        Assert.StartsWith(
            "AnyTagger takes sequences of any length: say how many steps those of the dataset have, new Dataset(x, y) { Steps = … }.",
            Assert.Throws<ArgumentException>(() => any.Evaluate(without)).Message
        );
    }

    [Fact]
    public void DivergenceNamesTheInput()
    {
        double[] x = Numbers(5 * Steps * 2, 1);
        x[(3 * Steps * 2) + 5] = double.NaN;
        var error = Assert.Throws<TrainingDivergedException>(() => new AnyTagger(1).TrainStep(x, new int[5 * Steps], Steps, new Sgd(0.1)));
        Assert.Contains("first in row 3, column 5", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// States are near 1 at one step of row 3 and at an earlier one of row 4, and near −1 elsewhere, so that only the outputs of these
    /// steps overflow.
    /// </summary>
    [Fact]
    public void DivergenceNamesLayerAndRow()
    {
        AnyTagger network = new(1);
        network.Parameters.Set("conv1d/kernel", [.. Enumerable.Repeat(100.0, 6)]);
        network.Parameters.Set("simple_rnn/kernel", [.. Enumerable.Repeat(100.0, 18)]);
        network.Parameters.Set("simple_rnn/recurrent_kernel", new double[36]);
        network.Parameters.Set("dense/kernel", [.. Enumerable.Repeat(1e307, 18)]);
        network.Parameters.Set("dense/bias", [1.7e308, 1.7e308, 1.7e308]);
        double[] x = new double[5 * Steps * 2];
        Array.Fill(x, -0.001);
        x.AsSpan((3 * Steps * 2) + 4, 2).Fill(1);
        x.AsSpan((4 * Steps * 2) + 2, 2).Fill(1);
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, new int[5 * Steps], Steps, new Sgd(0.1)));
        Assert.Contains(
            "of layer 'dense' is NaN or infinite for some of the rows, first in row 3",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static void Near(IEnumerable<string> names, ParameterSet<double> expected, ParameterSet<double> found)
    {
        foreach (string name in names)
        {
            Near(Flat(expected[name]), Flat(found[name]));
        }
    }

    private static void Near(IEnumerable<string> names, TensorSet<double> expected, TensorSet<double> found)
    {
        foreach (string name in names)
        {
            Near(Flat(expected[name]), Flat(found[name]));
        }
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        double error = RelativeError.Of(found, expected);
        Assert.True(error <= Tolerance, $"{error:E2} is more than {Tolerance:E0}");
    }

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
