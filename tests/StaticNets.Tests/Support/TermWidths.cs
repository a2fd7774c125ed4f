using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares the passes of a network at every vector width, in buffers next to unreadable pages. Other tests compare the width that the
/// processor has with independent results.
/// </summary>
internal static class TermWidths
{
    private static readonly int[] _rows = [1, 2, 5, 6];

    /// <param name="tolerance">The largest relative error of loss and gradients, which are summed in another order at each width.</param>
    public static void Check<T>(Type network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        NetworkDescription description = subject.Description;
        int[] widths = [.. NetworkKernels<T>.Widths(description)];
        foreach (int rows in _rows)
        {
            foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
            {
                // Zeros in the padding, as in a block that the engine allocates: functions need not write it.
                GuardedRun<T>[] runs =
                [
                    .. widths.Select(bits => new GuardedRun<T>(subject, new NetworkKernels<T>(network, bits), rows, guard, false, true)),
                ];
                foreach (GuardedRun<T> run in runs)
                {
                    Near([run.Loss], [runs[^1].Loss]);
                    Near(Wide(run.InputGradient), Wide(runs[^1].InputGradient));
                    Near(Wide(run.Gradients), Wide(runs[^1].Gradients));
                    Near(Wide(run.Twice), [.. Wide(runs[^1].Gradients).Select(value => 2 * value)]);
                }
            }
        }

        void Near(double[] actual, double[] expected) => Assert.InRange(RelativeError.Of<double>(actual, expected), 0, tolerance);

        static double[] Wide(T[] values) => Array.ConvertAll(values, double.CreateTruncating);
    }
}
