using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>What plain loops in double compute for a network whose loss is the mean squared error.</summary>
internal sealed record PlainResult(double[] Output, double[][] Gradients, double[] InputGradient);

/// <summary>
/// Compares the passes of a small network at every vector width with plain loops in double, in buffers next to unreadable pages: an access
/// beyond a buffer ends the process. Memory that must be written before it is read contains NaN.
/// </summary>
internal static class WidthCheck<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Whole groups of four rows, a rest, and both.
    private static readonly int[] _rows = [1, 3, 4, 9, 13];

    /// <summary>Computes a batch from inputs, targets and the tensors, in the order of the description.</summary>
    public delegate PlainResult Reference(NetworkDescription network, double[] x, double[] targets, double[][] weights);

    /// <param name="tolerance">The largest relative error for a number of rows.</param>
    public static void Run(Type network, Reference reference, Func<NetworkDescription, int, double> tolerance)
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        NetworkDescription description = subject.Description;
        double[][] weights = [.. description.Tensors.Select(tensor => Visible(tensor, subject.Parameters))];
        foreach (int rows in _rows)
        {
            double[] x = Doubles(subject.Rows.X.AsSpan(0, rows * description.InputLength));
            double[] targets = Doubles(subject.Rows.Targets.AsSpan(0, rows * description.OutputLength));
            PlainResult expected = reference(description, x, targets, weights);
            double largest = tolerance(description, rows);
            foreach (int bits in NetworkKernels<T>.Widths(description))
            {
                NetworkKernels<T> kernels = new(network, bits);
                foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
                {
                    GuardedRun<T> run = new(subject, kernels, rows, guard, newBlock: true);
                    string where = $"{network.Name}, {rows} rows, {bits} bits";
                    Near($"{where}: output", Doubles(run.Output), expected.Output, largest);
                    Near($"{where}: input gradient", Doubles(run.InputGradient), expected.InputGradient, largest);
                    for (int i = 0; i < weights.Length; i++)
                    {
                        TensorDescription tensor = description.Tensors[i];
                        double[] twice = [.. expected.Gradients[i].Select(value => 2 * value)];
                        Near($"{where}: {tensor.Name}", Visible(tensor, run.Gradients), expected.Gradients[i], largest);
                        Near($"{where}: {tensor.Name} twice", Visible(tensor, run.Twice), twice, largest);
                        CheckPadding($"{where}: {tensor.Name}", tensor, run.Twice);
                    }
                }
            }
        }
    }

    private static void CheckPadding(string where, TensorDescription tensor, T[] block)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            int end = tensor.Offset + (row * tensor.RowStride) + tensor.RowLength;
            Assert.All(block[end..(end + tensor.RowStride - tensor.RowLength)], value => Assert.True(value == T.Zero, where + ": padding"));
        }
    }

    private static void Near(string what, double[] actual, double[] expected, double tolerance)
    {
        double error = RelativeError.Of<double>(actual, expected);
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E2}");
    }

    private static double[] Visible(TensorDescription tensor, T[] block) =>
        [
            .. Enumerable
                .Range(0, tensor.Rows)
                .SelectMany(row => Doubles(block.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.RowLength))),
        ];

    private static double[] Doubles(ReadOnlySpan<T> values) => Array.ConvertAll(values.ToArray(), double.CreateTruncating);
}
