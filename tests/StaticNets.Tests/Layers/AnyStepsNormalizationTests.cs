using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[PRelu]
[RmsNormalization]
[Lstm(5, ReturnSequences = true, Activation = Activation.HardTanh, Minimum = -0.5, Maximum = 2)]
[PRelu(Shared = true)]
[LayerNormalization(Axis = 1)]
[Dense(9, PerStep = true, Activation = Activation.Softsign)]
[Activation(Activation.LogSoftmax)]
internal sealed partial class AnyNormalised;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 3)]
[PRelu]
[RmsNormalization]
[Lstm(5, ReturnSequences = true, Activation = Activation.HardTanh, Minimum = -0.5, Maximum = 2)]
[PRelu(Shared = true)]
[LayerNormalization(Axis = 1)]
[Dense(9, PerStep = true, Activation = Activation.Softsign)]
[Activation(Activation.LogSoftmax)]
internal sealed partial class KnownNormalised;

/// <summary>Normalisations, slopes and functions of each step in networks for sequences of any length, and one step at a time.</summary>
public sealed class AnyStepsNormalizationTests
{
    private const int Steps = 8;

    /// <summary>More rows than a micro-batch has, which at most takes 192.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void GradientsEqualThoseOfAKnownNumber(int rows)
    {
        (AnyNormalised any, KnownNormalised known) = (new(1), new(1));
        double[] x = Numbers(rows * Steps * 3, 1);
        double[] y = Numbers(rows * Steps * 9, 2);
        Gradients<double> expected = new();
        Gradients<double> found = new();
        Near([known.Gradient(x, y, expected)], [any.Gradient(x, y, Steps, found)]);
        Near(expected.Input, found.Input);
        foreach (string tensor in known.Parameters.Names)
        {
            Near(Flat(expected, tensor), Flat(found, tensor));
        }
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        KnownNormalised network = new(seed: 5);
        double[] x = Numbers(Steps * 3, 3);
        double[] expected = new double[Steps * 9];
        network.Predict(x, expected);
        KnownNormalised.State state = network.NewState();
        double[] y = new double[9];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);

            // Sums over the features of a step can be computed in another order.
            Assert.InRange(RelativeError.Of<double>(y, expected.AsSpan(step * 9, 9)), 0, 1e-14);
        }
    }

    private static double[] Flat(Gradients<double> gradients, string tensor)
    {
        double[] values = new double[gradients.Parameters[tensor].FlattenedLength];
        gradients.Parameters[tensor].FlattenTo(values);
        return values;
    }

    // Both sum over all rows and steps, in different micro-batches: 3224 terms have an error of at most 3224 · 2⁻⁵³ = 3.6e-13 times the sum
    // of their sizes, which is less than twenty times their sum.
    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found) =>
        Assert.InRange(RelativeError.Of(found, expected), 0, 1e-11);

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
