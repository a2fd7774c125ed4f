using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Sizes;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Compares the passes of chains of dense layers at every vector width with naive loops in double, in buffers next to unreadable pages: an
/// access beyond a buffer ends the process.
/// </summary>
public sealed class KernelWidthTests
{
    // At most 18 rows, because the largest network predicts no more than 18 rows at a time.
    private static readonly int[] _rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17];

    public static TheoryData<Type> Networks => [.. DeclaredNetworks.Beside(typeof(One))];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreeWithPlainLoopsBesideUnreadablePages(Type network)
    {
        if (typeof(INetwork<float>).IsAssignableFrom(network))
        {
            Check<float>(network, Math.Pow(2, -24));
        }
        else
        {
            Check<double>(network, Math.Pow(2, -53));
        }
    }

    private static void Check<T>(Type network, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        NetworkDescription description = subject.Description;
        ReferenceChain reference = new(network, description, tensor => Values(tensor, subject.Parameters));

        // A sum of K terms has K + 1 rounding errors, and an activation has four. A layer with K inputs and N outputs sums K terms in the
        // forward pass and N terms in the backward pass, and the gradient of its kernel is a sum over the rows. Terms of both signs cancel,
        // but their magnitudes are less than ten times the norm of the result.
        int sums = description.Tensors.Sum(tensor => tensor.Shape[0] + 4) + description.Tensors.Sum(tensor => tensor.Shape[^1]);
        foreach (int rows in _rows)
        {
            RandomRows<T> data = subject.Rows;
            int outputs = rows * description.OutputLength;
            reference.Run<T>(data.X.AsSpan(0, rows * description.InputLength), data.Targets.AsSpan(0, outputs), data.Classes, rows);
            double tolerance = 10 * (sums + rows) * unitRoundoff;
            foreach (int bits in NetworkKernels<T>.Widths(description))
            {
                NetworkKernels<T> kernels = new(network, bits);
                foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
                {
                    GuardedRun<T> run = new(subject, kernels, rows, guard);
                    string where = $"{rows} rows, {bits} bits";
                    Near($"{where}: output", run.Output, reference.Output, tolerance);
                    Near($"{where}: loss", [T.CreateTruncating(run.Loss)], [reference.Loss], tolerance);
                    Near($"{where}: input gradient", run.InputGradient, reference.InputGradient, tolerance);
                    for (int i = 0; i < description.Tensors.Length; i++)
                    {
                        TensorDescription tensor = description.Tensors[i];
                        double[] twice = [.. reference.Gradients[i].Select(value => 2 * value)];
                        Near($"{where}: {tensor.Name}", Visible(tensor, run.Gradients), reference.Gradients[i], tolerance);
                        Near($"{where}: {tensor.Name} twice", Visible(tensor, run.Twice), twice, tolerance);
                    }
                }
            }
        }
    }

    private static void Near<T>(string what, T[] actual, double[] expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double error = RelativeError.Of<double>([.. actual.Select(double.CreateTruncating)], expected);
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E2}");
    }

    private static T[] Visible<T>(TensorDescription tensor, T[] block) =>
        [
            .. Enumerable
                .Range(0, tensor.Rows)
                .SelectMany(row => block.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.RowLength).ToArray()),
        ];

    private static double[] Values<T>(TensorDescription tensor, T[] block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Visible(tensor, block).Select(double.CreateTruncating)];
}
