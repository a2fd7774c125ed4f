using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Scale(0.5, Offset = 0.25)]
[Scale]
[RadialBasis(9, PerStep = true, Gamma = 0.3)]
[Lstm(5, ReturnSequences = true)]
[Scale]
[Activation(Activation.Tanh)]
[RadialBasis(4, PerStep = true, Normalized = true)]
internal sealed partial class AnyUnits;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 3)]
[Scale(0.5, Offset = 0.25)]
[Scale]
[RadialBasis(9, PerStep = true, Gamma = 0.3)]
[Lstm(5, ReturnSequences = true)]
[Scale]
[Activation(Activation.Tanh)]
[RadialBasis(4, PerStep = true, Normalized = true)]
internal sealed partial class KnownUnits;

/// <summary>Scales and radial basis units in a network for sequences of any length.</summary>
public sealed class AnyStepsScaleTests
{
    private const int Steps = 8;

    /// <summary>More rows than a micro-batch has, which at most takes 192.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(403)]
    public void GradientsEqualThoseOfAKnownNumber(int rows)
    {
        (AnyUnits any, KnownUnits known) = (new(1), new(1));
        double[] x = Numbers(rows * Steps * 3, 1);
        double[] y = Numbers(rows * Steps * 4, 2);
        Gradients<double> expected = new();
        Gradients<double> found = new();
        Near([known.Gradient(x, y, expected)], [any.Gradient(x, y, Steps, found)]);
        Near(expected.Input, found.Input);
        foreach (string tensor in known.Parameters.Names)
        {
            Near(Flat(expected, tensor), Flat(found, tensor));
        }
    }

    private static double[] Flat(Gradients<double> gradients, string tensor)
    {
        double[] values = new double[gradients.Parameters[tensor].FlattenedLength];
        gradients.Parameters[tensor].FlattenTo(values);
        return values;
    }

    // Both sum over all rows and steps, in different micro-batches: 3224 terms have an error of at most 3224 · 2⁻⁵³ = 3.6e-13 times the sum of
    // their sizes, which is less than twenty times their sum.
    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found) =>
        Assert.InRange(RelativeError.Of(found, expected), 0, 1e-11);

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
