using System.Numerics.Tensors;
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
[SimpleRnn(6, ReturnSequences = true, GoBackwards = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class AnyTagger;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(8, 2)]
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
        int[] classes = [.. x.Chunk(2).Select(step => step[0] > 0 ? 2 : step[1] > 0 ? 1 : 0)];
        FitOptions options = new() { Epochs = 2, BatchSize = 32, Optimizer = new Adam(0.01), ValidationSplit = 0.2 };
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
    /// Each step of a row has a mask and noise of its own, whatever the micro-batch: a batch of many rows has the same ones as its first
    /// rows. With weights of zero, the gradient of the kernel is the sum of input times error.
    /// </summary>
    [Fact]
    public void EachStepHasItsOwnMask()
    {
        const int rows = 1000;
        AnyDropped network = new(1);
        network.Parameters.Set("simple_rnn/kernel", [1]);
        network.Parameters.Set("simple_rnn/recurrent_kernel", [0]);
        double[] ones = new double[rows * 4];
        Array.Fill(ones, 1);

        // The mean square of 2 or 0 with noise N(0, 0.1²): 2 + 0.01, with the deviation 2 / √4000 = 0.03; five deviations.
        double loss = network.TrainStep(ones, new double[rows * 4], 4, new Sgd(1e-9));
        Assert.InRange(loss, 2.01 - 0.16, 2.01 + 0.16);
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
        KnownTagger known = new(1);
        Dataset without = new(new double[16], new int[8]);
        Dataset with = new(new double[16], new int[8]) { Steps = 4 };
        Assert.StartsWith(
            "AnyTagger takes sequences of any length: say how many steps those of the dataset have, new Dataset(x, y) { Steps = … }.",
            Assert.Throws<ArgumentException>(() => any.Evaluate(without)).Message
        );
        Assert.StartsWith(
            "The dataset has sequences of 4 steps, but the input of KnownTagger has the shape [8, 2].",
            Assert.Throws<ArgumentException>(() => known.Evaluate(with)).Message
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

    /// <summary>All states are near 1 in row 3 and near −1 in the others, so that its outputs alone are a sum beyond all numbers.</summary>
    [Fact]
    public void DivergenceNamesLayerAndRow()
    {
        AnyTagger network = new(1);
        network.Parameters.Set("simple_rnn/kernel", [.. Enumerable.Repeat(100.0, 12)]);
        network.Parameters.Set("simple_rnn/recurrent_kernel", new double[36]);
        network.Parameters.Set("dense/kernel", [.. Enumerable.Repeat(1e307, 18)]);
        network.Parameters.Set("dense/bias", [1.7e308, 1.7e308, 1.7e308]);
        double[] x = new double[5 * Steps * 2];
        Array.Fill(x, -0.001);
        x[(3 * Steps * 2) + 4] = 1;
        x[(3 * Steps * 2) + 5] = 1;
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, new int[5 * Steps], Steps, new Sgd(0.1)));
        Assert.Contains("of layer 'dense' is NaN or infinite for some of the rows, first in row 3", error.Message, StringComparison.Ordinal);
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
