using System.Numerics.Tensors;
using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Training;

namespace StaticNets.Tests.Support;

/// <summary>Rows of 3 features that are padded to 6 steps. What stands behind their ends is as random as the rest.</summary>
internal static class PaddedRows
{
    public const int Steps = 6;

    /// <summary>
    /// Sums of at most 132 terms (11 rows of 6 steps with 2 outputs) in another order, whose rounding errors of 1.1e-16 cancellation magnifies
    /// less than a thousandfold.
    /// </summary>
    public const double Tolerance = 1e-12;

    public static int[] Eleven { get; } = [6, 1, 3, 6, 2, 5, 4, 1, 6, 3, 2];

    public static int[] Lengths(int rows) => [.. Enumerable.Range(0, rows).Select(row => Eleven[row % Eleven.Length])];

    public static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    /// <summary>The first steps of a row.</summary>
    public static T[] Of<T>(T[] values, int row, int length, int features = 3) =>
        values.AsSpan(row * Steps * features, length * features).ToArray();

    public static Gradients<double> Gradient(object network, Dataset data, out double loss)
    {
        Gradients<double> found = new();
        loss = Trainer.Gradient(Engine(network), data, found);
        return found;
    }

    public static TrainingEngine<double> Engine(object network) => (TrainingEngine<double>)NetworkInside.Engine<double>(network);

    public static T[] Values<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    public static void Near(double[] expected, double[] found, double tolerance = Tolerance)
    {
        double error = RelativeError.Of<double>(found, expected);
        Assert.True(error <= tolerance, $"{error:E2} is more than {tolerance:E0}");
    }
}

/// <summary>The weighted sum of the losses and gradients of rows that were computed alone.</summary>
internal sealed class RowGradients(int rows, int rowLength)
{
    private readonly double[] _x = new double[rows * rowLength];
    private double[]? _parameters;
    private double _loss;
    private int _row;

    public double Loss => _loss;

    public void Add(double loss, Gradients<double> one, double weight)
    {
        _loss += loss * weight;
        double[] parameters = one.Block.Span.ToArray();
        _parameters ??= new double[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            _parameters[i] += weight * parameters[i];
        }

        for (int i = 0; i < one.Input.Length; i++)
        {
            _x[(_row * rowLength) + i] = weight * one.Input[i];
        }

        _row++;
    }

    public void Near(Gradients<double> found, double loss)
    {
        PaddedRows.Near([_loss], [loss]);
        PaddedRows.Near(_parameters!, found.Block.Span.ToArray());
        PaddedRows.Near(_x, [.. found.Input]);
    }
}
