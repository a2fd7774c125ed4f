using System.Numerics.Tensors;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[Conv1D(6, 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 2, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Swish)]
[Conv1D(9, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Tanh)]
[Conv1D(2, 1)]
internal sealed partial class AnyCausalSteps;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 2)]
[Conv1D(3, 1, Activation = Activation.Tanh, Name = "mixed")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 5, Activation = Activation.Tanh)]
[Conv1D(16, 3, Padding = Padding.Causal, Groups = 16, Activation = Activation.Swish, Name = "depthwise")]
[Conv1D(16, 2, Padding = Padding.Causal, Groups = 4, Dilation = 2)]
[Add("depthwise")]
[Gru(5, ReturnSequences = true)]
[Conv1D(33, 4, Padding = Padding.Causal, Activation = Activation.Relu)]
[Dense(2, PerStep = true)]
internal sealed partial class AnyStreamedSteps;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(Steps.Any, 16)]
[Conv1D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(16, 1, Groups = 2, Activation = Activation.Tanh, Name = "mixed")]
[Conv1D(16, 2, Groups = 8, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Add("mixed")]
[Lstm(6, ReturnSequences = true)]
[Conv1D(5, 4, Padding = Padding.Same, Dilation = 2, Activation = Activation.Swish, DropConnect = 0.2)]
[Conv1D(3, 5, Pad = 2, Activation = Activation.Softmax)]
internal sealed partial class AnySameSteps;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(7, 16)]
[Conv1D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(16, 1, Groups = 2, Activation = Activation.Tanh, Name = "mixed")]
[Conv1D(16, 2, Groups = 8, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Add("mixed")]
[Lstm(6, ReturnSequences = true)]
[Conv1D(5, 4, Padding = Padding.Same, Dilation = 2, Activation = Activation.Swish, DropConnect = 0.2)]
[Conv1D(3, 5, Pad = 2, Activation = Activation.Softmax)]
internal sealed partial class SevenSameSteps;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2)]
internal sealed partial class AnyCausalWindow;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 6)]
[Conv1D(4, 4, Padding = Padding.Same, Dilation = 3, Groups = 2)]
internal sealed partial class AnySameWindow;

/// <summary>
/// Convolutions that keep the number of steps take sequences of any length, and give the numbers of the same convolutions that are declared
/// for this length, which are compared with PyTorch. The sums of the two can have another order.
/// </summary>
public sealed class AnyStepsConv1DTests
{
    private const int Steps = 13;
    private const int FewSteps = 7;

    // Sums of at most 90 terms have rounding errors of at most 90 · 2⁻⁵³ ≈ 1e-14 of the sum of their magnitudes. There are at most ten layers,
    // and the sums of gradients over up to 403 · 13 steps cancel each other's errors.
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void CausalStepsEqualThoseOfAKnownNumber(int rows)
    {
        (AnyCausalSteps any, CausalStepsDouble known) = (new(seed: 1), new(seed: 1));
        double[] x = Numbers(rows * Steps * 2, 1);
        double[] targets = Numbers(rows * Steps * 2, 2);
        double[] expected = new double[rows * Steps * 2];
        double[] found = new double[rows * Steps * 2];
        known.Predict(x, expected);
        any.Predict(x, found, Steps);
        Near(expected, found);

        Gradients<double> ofKnown = new();
        Gradients<double> ofAny = new();
        Near([known.Gradient(x, targets, ofKnown)], [any.Gradient(x, targets, Steps, ofAny)]);
        Near(ofKnown.Block.Span, ofAny.Block.Span);
        Near(ofKnown.Input, ofAny.Input);
    }

    [Fact]
    public void TrainingOnCausalStepsEqualsThatOfAKnownNumber()
    {
        (AnyCausalSteps any, CausalStepsDouble known) = (new(seed: 1), new(seed: 1));
        double[] x = Numbers(300 * Steps * 2, 3);
        double[] y = Numbers(300 * Steps * 2, 4);
        Adam optimizer = new(0.01);
        for (int step = 0; step < 5; step++)
        {
            Near([known.TrainStep(x, y, optimizer)], [any.TrainStep(x, y, Steps, optimizer)]);
        }

        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 32,
            Optimizer = new Adam(0.01),
        };
        History expected = known.Fit(new Dataset(x, y), options);
        History found = any.Fit(new Dataset(x, y) { Steps = Steps }, options);
        Near([.. expected.Epochs.Select(epoch => epoch.Loss)], [.. found.Epochs.Select(epoch => epoch.Loss)]);
        Near([known.Evaluate(new Dataset(x, y)).Loss], [any.Evaluate(new Dataset(x, y) { Steps = Steps }).Loss]);
        Near(known.Parameters, any.Parameters);
    }

    /// <summary>With groups, padding on both sides, recurrent layers between them, and dropped weights.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void OtherStepsEqualThoseOfAKnownNumber(int rows)
    {
        (AnySameSteps any, SevenSameSteps known) = (new(seed: 2), new(seed: 2));
        double[] x = Numbers(rows * FewSteps * 16, 5);
        int[] classes =
        [
            .. x.Chunk(16)
                .Select(step =>
                    step[0] > 0.3 ? 2
                    : step[1] > 0 ? 1
                    : 0
                ),
        ];
        double[] expected = new double[rows * FewSteps * 3];
        double[] found = new double[rows * FewSteps * 3];
        known.Predict(x, expected);
        any.Predict(x, found, FewSteps);
        Near(expected, found);

        Gradients<double> ofKnown = new();
        Gradients<double> ofAny = new();
        Near([known.Gradient(x, classes, ofKnown)], [any.Gradient(x, classes, FewSteps, ofAny)]);
        Near(ofKnown.Block.Span, ofAny.Block.Span);
        Near(ofKnown.Input, ofAny.Input);

        Sgd optimizer = new(0.1);
        for (int step = 0; step < 3; step++)
        {
            Near([known.TrainStep(x, classes, optimizer)], [any.TrainStep(x, classes, FewSteps, optimizer)]);
        }

        Near(known.Parameters, any.Parameters);
    }

    /// <summary>One object computes long and short sequences in turns; a kernel of 3 with a dilation of 2 spans 5 steps.</summary>
    [Fact]
    public void CausalWindowsEqualTheirFormula()
    {
        AnyCausalWindow network = new(seed: 3);
        network.Parameters.Set("conv1d/bias", [0.5, -0.25, 0.125, 1]);
        foreach (int steps in new[] { 7, 1, 100, 2, 28, 3, 4, 5, 6 })
        {
            CompareWithFormula(
                network.Predict,
                network.Parameters,
                features: 3,
                filters: 4,
                kernel: 3,
                dilation: 2,
                groups: 1,
                before: 4,
                steps
            );
        }
    }

    /// <summary>A kernel of 4 with a dilation of 3 spans 10 steps, 4 in front of its step and 5 behind it.</summary>
    [Fact]
    public void SameWindowsEqualTheirFormula()
    {
        AnySameWindow network = new(seed: 3);
        network.Parameters.Set("conv1d/bias", [0.5, -0.25, 0.125, 1]);
        foreach (int steps in new[] { 7, 1, 100, 2, 28, 3, 4, 5, 10, 11 })
        {
            CompareWithFormula(
                network.Predict,
                network.Parameters,
                features: 6,
                filters: 4,
                kernel: 4,
                dilation: 3,
                groups: 2,
                before: 4,
                steps
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void GradientsEqualDifferences(int steps)
    {
        AnySameSteps network = new(seed: 4);
        double[] x = Numbers(2 * steps * 16, steps);
        int[] classes =
        [
            .. x.Chunk(16)
                .Select(step =>
                    step[0] > 0.3 ? 2
                    : step[1] > 0 ? 1
                    : 0
                ),
        ];
        Gradients<double> gradients = new();
        network.Gradient(x, classes, steps, gradients);
        foreach (string name in network.Parameters.Names)
        {
            double[] weights = Flat(network.Parameters[name]);
            Near(Differences(weights, () => network.Parameters.Set(name, weights)), Flat(gradients.Parameters[name]), 1e-7);
        }

        double[] ofInput = gradients.Input.ToArray();
        Near(Differences(x, () => { }), ofInput, 1e-7);

        double[] Differences(double[] values, Action changed)
        {
            // Central differences: the error is of the order of the squared distance, 1e-10, plus 1e-16 / 1e-5 of the loss.
            const double distance = 1e-5;
            double[] differences = new double[values.Length];
            Gradients<double> unused = new();
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                values[i] = value + distance;
                changed();
                double right = network.Gradient(x, classes, steps, unused);
                values[i] = value - distance;
                changed();
                differences[i] = (right - network.Gradient(x, classes, steps, unused)) / (2 * distance);
                values[i] = value;
                changed();
            }

            return differences;
        }
    }

    /// <summary>Predictions and steps call the same functions, so their results have the same bits.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(300, 11)]
    [InlineData(2, 100)]
    public void StepsEqualPredict(int rows, int steps)
    {
        AnyStreamedSteps network = new(seed: 5);
        float[] x = [.. Numbers(rows * steps * 2, 6).Select(value => (float)value)];
        float[] y = new float[rows * steps * 2];
        network.Predict(x, y, steps);
        AnyStreamedSteps.State state = network.NewState();
        float[] streamed = new float[y.Length];
        for (int i = 0; i < rows * steps; i++)
        {
            if (i % steps == 0)
            {
                state.Reset();
            }

            network.Step(state, x.AsSpan(i * 2, 2), streamed.AsSpan(i * 2, 2));
        }

        Assert.Equal(y, streamed);
    }

    [Fact]
    public void SecondCallOfAtMostThatLengthAllocatesNothing()
    {
        AnyStreamedSteps network = new(seed: 5);
        float[] x = new float[20 * 30 * 2];
        float[] y = new float[20 * 30 * 2];
        network.Predict(x, y, 30);
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y, 30)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y, 5)));
        Sgd optimizer = new(0.01);
        network.TrainStep(x, y, 30, optimizer);
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, 30, optimizer)));
    }

    private delegate void Prediction(ReadOnlySpan<double> x, Span<double> y, int steps);

    /// <summary>Compares with <c>y[t, f] = bias[f] + Σ x[t − before + k·dilation, c] · kernel[k, c, f]</c>.</summary>
    private static void CompareWithFormula(
        Prediction predict,
        ParameterSet<double> parameters,
        int features,
        int filters,
        int kernel,
        int dilation,
        int groups,
        int before,
        int steps
    )
    {
        const int rows = 3;
        double[] weights = Flat(parameters["conv1d/kernel"]);
        double[] bias = Flat(parameters["conv1d/bias"]);
        double[] x = Numbers(rows * steps * features, steps);
        double[] expected = new double[rows * steps * filters];
        int part = features / groups;
        for (int i = 0; i < expected.Length; i++)
        {
            (int row, int t, int f) = (i / filters / steps, i / filters % steps, i % filters);
            int first = f / (filters / groups) * part;
            expected[i] = bias[f];
            for (int k = 0; k < kernel; k++)
            {
                int read = t - before + (k * dilation);
                for (int c = 0; c < part && read >= 0 && read < steps; c++)
                {
                    expected[i] += x[(((row * steps) + read) * features) + first + c] * weights[(((k * part) + c) * filters) + f];
                }
            }
        }

        double[] found = new double[expected.Length];
        predict(x, found, steps);

        // Two orders of at most 13 terms below 2 in magnitude.
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 2 * 13 * 26 * Math.Pow(2, -53)));
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double tolerance = Tolerance) =>
        Assert.InRange(RelativeError.Of(found, expected), 0, tolerance);

    private static void Near(ParameterSet<double> expected, ParameterSet<double> found)
    {
        foreach (string name in expected.Names)
        {
            Near(Flat(expected[name]), Flat(found[name]));
        }
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
