using System.Numerics.Tensors;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any)]
[Embedding(6, 3)]
[Gru(5, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class AnyWords;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9)]
[Embedding(6, 3)]
[Gru(5, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class NineWords;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(Steps.Any)]
[Embedding(6, 3)]
[LayerNormalization]
[Lstm(5, Bidirectional = true)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class AnySentence;

/// <summary>
/// A network with <c>[Input(Steps.Any)]</c> takes any number of indices, and gives the same numbers as one that is declared for this number.
/// </summary>
public sealed class EmbeddingStepsTests
{
    private const int Rows = 13;

    // The networks do the same sums in double, in micro-batches of other lengths: at most 117 rounding errors of 2⁻⁵³ of each sum.
    private const double Tolerance = 1e-12;

    [Fact]
    public void PredictionEqualsThatOfAKnownNumber()
    {
        double[] known = new double[Rows * 18];
        new NineWords(seed: 2).Predict(Indices(Rows * 9), known);
        double[] any = new double[known.Length];
        new AnyWords(seed: 2).Predict(Indices(Rows * 9), any, steps: 9);
        Assert.Equal(known, any);
    }

    [Fact]
    public void GradientsAndTrainingEqualThoseOfAKnownNumber()
    {
        NineWords known = new(seed: 2);
        AnyWords any = new(seed: 2);
        int[] x = Indices(Rows * 9);
        double[] y = [.. Indices(Rows * 18).Select(index => (index / 3.0) - 1)];
        Gradients<double> ofKnown = new();
        Gradients<double> ofAny = new();
        Near([known.Gradient(x, y, ofKnown)], [any.Gradient(x, y, steps: 9, ofAny)]);
        Assert.Equal(x.Length, ofAny.Input.Length);
        Assert.All(ofAny.Input.ToArray(), value => Assert.Equal(0, value));
        foreach (string tensor in known.Parameters.Names)
        {
            Near(Flat(ofKnown.Parameters[tensor]), Flat(ofAny.Parameters[tensor]));
        }

        known.Fit(new Dataset(x, y), new FitOptions { Epochs = 3, BatchSize = 4 });
        any.Fit(new Dataset(x, y) { Steps = 9 }, new FitOptions { Epochs = 3, BatchSize = 4 });
        foreach (string tensor in known.Parameters.Names)
        {
            // Adam magnifies rounding errors; see RecurrentTests.
            double error = RelativeError.Of<double>(Flat(any.Parameters[tensor]), Flat(known.Parameters[tensor]));
            Assert.True(error <= 1e-10, $"{tensor}: {error:E2}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void StepsEqualTheSequence(int steps)
    {
        AnyWords network = new(seed: 2);
        int[] x = Indices(2 * steps);
        double[] y = new double[4 * steps];
        network.Predict(x, y, steps);
        AnyWords.State state = network.NewState();
        double[] one = new double[2];
        for (int i = 0; i < x.Length; i++)
        {
            if (i == steps)
            {
                state.Reset();
            }

            network.Step(state, [x[i]], one);
            Assert.Equal(y.AsSpan(2 * i, 2).ToArray(), one);
        }
    }

    /// <summary>The class of a sequence is its first index, if that is less than 4: a network that reads both directions learns it.</summary>
    [Fact]
    public void LearnsFromSequencesOfSeveralLengths()
    {
        AnySentence network = new(seed: 1);
        Random random = new(1);
        Adam optimizer = new(0.02);
        for (int i = 0; i < 300; i++)
        {
            int steps = 2 + (i % 4);
            (int[] x, int[] classes) = Sentences(random, steps);
            network.TrainStep(x, classes, steps, optimizer);
        }

        (int[] test, int[] labels) = Sentences(random, steps: 7);
        Assert.Equal(1, network.Evaluate(new Dataset(test, labels) { Steps = 7 }).Accuracy);
    }

    private static (int[] X, int[] Classes) Sentences(Random random, int steps)
    {
        int[] x = [.. Enumerable.Range(0, 16 * steps).Select(i => random.Next(i % steps == 0 ? 4 : 6))];
        return (x, [.. x.Where((_, i) => i % steps == 0)]);
    }

    private static int[] Indices(int count)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(6))];
    }

    private static void Near(double[] expected, double[] actual) =>
        Assert.InRange(RelativeError.Of<double>(actual, expected), 0, Tolerance);

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
