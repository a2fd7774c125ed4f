using StaticNets.Tests.Support;

namespace StaticNets.Tests.Training;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[SimpleRnn(4, ReturnSequences = true, GoBackwards = true)]
[LayerNormalization]
[Gru(5, ReturnSequences = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class PaddedTagger;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Gru(5, ReturnSequences = true)]
[Dense(2, PerStep = true, Activation = Activation.Sigmoid)]
internal sealed partial class PaddedFlags;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(Steps.Any)]
[Embedding(20, 5)]
[Gru(4, ReturnSequences = true)]
[LastStep]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class PaddedWords;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Gru(2, ReturnSequences = true)]
[BatchNormalization]
internal sealed partial class PaddedStatisticsOfSteps;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Gru(2)]
internal sealed partial class PaddedSix;

/// <summary>What loss, accuracy and errors count in rows of different lengths, and which datasets are refused.</summary>
public sealed class PaddedMetricsTests
{
    private const int Steps = PaddedRows.Steps;

    private static readonly int[] _lengths = PaddedRows.Eleven;

    /// <summary>Each step that counts has the same weight, so a row weighs as much as it has steps.</summary>
    [Fact]
    public void ClassesOfStepsAreThoseOfEachRowAlone()
    {
        const int rows = 50;
        PaddedTagger network = new(1);
        double[] x = PaddedRows.Numbers(rows * Steps * 3, 1);
        int[] classes = [.. Enumerable.Range(0, rows * Steps).Select(i => i * i % 3)];
        int[] lengths = PaddedRows.Lengths(rows);
        RowGradients expected = new(rows, Steps * 3);
        double right = 0;
        for (int row = 0; row < rows; row++)
        {
            Gradients<double> one = new();
            int length = lengths[row];
            int[] own = PaddedRows.Of(classes, row, length, 1);
            double[] ownX = PaddedRows.Of(x, row, length);
            expected.Add(network.Gradient(ownX, own, length, one), one, (double)length / lengths.Sum());
            right += network.Evaluate(new Dataset(ownX, own) { Steps = length }).Accuracy!.Value * length;
        }

        Dataset data = new(x, classes) { Steps = Steps, Lengths = lengths };
        expected.Near(PaddedRows.Gradient(network, data, out double found), found);
        FitOptions still = new() { BatchSize = rows, Optimizer = new Sgd(1e-300) };
        EpochRecord record = network.Fit(data, still with { Validation = data }).Epochs[0];
        AssertMetrics(network.Evaluate(data), record, found, right / lengths.Sum());
    }

    [Fact]
    public void FlagsOfStepsAreThoseOfEachRowAlone()
    {
        PaddedFlags network = new(1);
        double[] x = PaddedRows.Numbers(11 * Steps * 3, 1);
        double[] y = [.. Enumerable.Range(0, 11 * Steps * 2).Select(i => (double)(i * i % 3 % 2))];
        (double loss, double right) = (0, 0);
        for (int row = 0; row < 11; row++)
        {
            int length = _lengths[row];
            Dataset one = new(PaddedRows.Of(x, row, length), PaddedRows.Of(y, row, length, 2)) { Steps = length };
            Metrics alone = network.Evaluate(one);
            loss += alone.Loss * length / _lengths.Sum();
            right += alone.Accuracy!.Value * length;
        }

        Dataset data = new(x, y) { Steps = Steps, Lengths = _lengths };
        FitOptions still = new() { BatchSize = 11, Optimizer = new Sgd(1e-300) };
        EpochRecord record = network.Fit(data, still with { Validation = data }).Epochs[0];
        AssertMetrics(network.Evaluate(data), record, loss, right / _lengths.Sum());
    }

    /// <summary>
    /// Indices of words, in single precision: a row weighs 1 or the weight of its class, however long it is, and validation takes the last
    /// rows with their lengths.
    /// </summary>
    [Fact]
    public void WordsAreThoseOfEachRowAlone()
    {
        PaddedWords network = new(1);
        int[] x = [.. Enumerable.Range(0, 11 * Steps).Select(i => i * 7 % 20)];
        int[] classes = [.. Enumerable.Range(0, 11).Select(i => i * i % 3)];
        double[] classWeights = [0.5, 2, 1];
        double[] losses = new double[11];
        for (int row = 0; row < 11; row++)
        {
            Dataset one = new(PaddedRows.Of(x, row, _lengths[row], 1), (int[])[classes[row]]) { Steps = _lengths[row] };
            losses[row] = network.Evaluate(one).Loss;
        }

        Dataset data = new(x, classes) { Steps = Steps, Lengths = _lengths };
        FitOptions still = new()
        {
            BatchSize = 3,
            Optimizer = new Sgd(1e-30),
            ClassWeights = classWeights,
            ValidationSplit = 0.3,
        };
        EpochRecord record = network.Fit(data, still).Epochs[0];

        // 7 rows to train, 4 to validate. The terms are of order 1 with rounding errors of 6e-8 in each operation of a row.
        Assert.Equal(losses.Average(), network.Evaluate(data).Loss, 1e-5);
        Assert.Equal(Enumerable.Range(0, 7).Average(row => losses[row] * classWeights[classes[row]]), record.Loss, 1e-5);
        Assert.Equal(losses[7..].Average(), record.ValidationLoss!.Value, 1e-5);
    }

    [Fact]
    public void ErrorsCountTheSameSteps()
    {
        MaskedBoth network = new(1);
        (double[] x, double[] y) = (PaddedRows.Numbers(11 * Steps * 3, 1), PaddedRows.Numbers(11 * Steps * 2, 2));
        Metrics found = network.Evaluate(new Dataset(x, y) { Steps = Steps, Lengths = _lengths });
        double sum = 0;
        for (int row = 0; row < 11; row++)
        {
            int length = _lengths[row];
            Dataset one = new(PaddedRows.Of(x, row, length), PaddedRows.Of(y, row, length, 2)) { Steps = length };
            sum += network.Evaluate(one).MeanAbsoluteError!.Value * length;
        }

        Assert.Equal(sum / _lengths.Sum(), found.MeanAbsoluteError!.Value, PaddedRows.Tolerance);
        Assert.Equal(found.Loss, found.MeanSquaredError!.Value, PaddedRows.Tolerance);
    }

    [Fact]
    public void PickedRowsKeepTheirLengths()
    {
        MaskedBoth network = new(1);
        (double[] x, double[] y) = (PaddedRows.Numbers(11 * Steps * 3, 1), PaddedRows.Numbers(11 * Steps * 2, 2));
        Dataset picked = new Dataset(x, y) { Steps = Steps, Lengths = _lengths }.Pick([5, 2], 11);
        Assert.Equal([5, 3], picked.Lengths);
        Dataset one = new(PaddedRows.Of(x, 5, 5), PaddedRows.Of(y, 5, 5, 2)) { Steps = 5 };
        Dataset other = new(PaddedRows.Of(x, 2, 3), PaddedRows.Of(y, 2, 3, 2)) { Steps = 3 };
        double expected = ((network.Evaluate(one).Loss * 5) + (network.Evaluate(other).Loss * 3)) / 8;
        Assert.Equal(expected, network.Evaluate(picked).Loss, PaddedRows.Tolerance);
    }

    [Fact]
    public void LengthsThatDoNotFitAreErrors()
    {
        double[] x = new double[2 * Steps * 3];
        double[] y = new double[2 * Steps * 2];
        Refuses("There are 2 rows, but 3 Lengths: each row needs one.", [1, 2, 3], (network, data) => network.Evaluate(data));
        Refuses("There are 2 rows, but 3 Lengths: each row needs one.", [1, 2, 3], (_, data) => data.Pick([0], 2));
        Refuses("The length of row 1 must be 1 to 6, the steps of a row, but is 7.", [6, 7], (network, data) => network.Evaluate(data));
        Refuses("The length of row 0 must be 1 to 6, the steps of a row, but is 0.", [0, 6], (network, data) => network.Fit(data, new()));
        Refuses(
            "TruncateSteps carries the states of whole rows, so the dataset cannot have Lengths.",
            [1, 6],
            (network, data) => network.Fit(data, new FitOptions { TruncateSteps = 2 })
        );
        Refuses(
            "Stateful carries the states of whole rows, so the dataset cannot have Lengths.",
            [1, 6],
            (network, data) => network.Fit(data, new FitOptions { Stateful = true, Shuffle = false })
        );
        Dataset padded = new(x, new double[2 * Steps * 2]) { Steps = Steps, Lengths = [1, 2] };
        Assert.StartsWith(
            "Layer 'batch_normalization' of PaddedStatisticsOfSteps takes mean and variance over all steps, also those after the end of a row",
            Assert.Throws<ArgumentException>(() => new PaddedStatisticsOfSteps(1).Evaluate(padded)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Lengths are for sequences of any length, [Input(Steps.Any, features)], but those of PaddedSix have a fixed one.",
            Assert.Throws<ArgumentException>(() => new PaddedSix(1).Evaluate(new Dataset(x, new double[4]) { Lengths = [1, 2] })).Message,
            StringComparison.Ordinal
        );

        void Refuses(string message, int[] lengths, Action<MaskedSteps, Dataset> use)
        {
            MaskedSteps network = new(1);
            double[] before = PaddedRows.Values(network.Parameters["dense/kernel"]);
            Dataset data = new(x, y) { Steps = Steps, Lengths = lengths };
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => use(network, data)).Message, StringComparison.Ordinal);
            Assert.Equal(before, PaddedRows.Values(network.Parameters["dense/kernel"]));
        }
    }

    private static void AssertMetrics(Metrics found, EpochRecord record, double loss, double accuracy)
    {
        Assert.Equal(loss, found.Loss, PaddedRows.Tolerance);
        Assert.Equal(loss, record.Loss, PaddedRows.Tolerance);
        Assert.Equal(loss, record.ValidationLoss!.Value, PaddedRows.Tolerance);
        Assert.Equal(accuracy, found.Accuracy!.Value, PaddedRows.Tolerance);
        Assert.Equal(accuracy, record.Accuracy!.Value, PaddedRows.Tolerance);
        Assert.Equal(accuracy, record.ValidationAccuracy!.Value, PaddedRows.Tolerance);
    }
}
