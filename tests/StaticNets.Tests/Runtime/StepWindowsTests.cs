using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>
/// The windows of a sequence hold the steps that the formula says, and their gradient goes to the same steps, between buffers next to an
/// unreadable page.
/// </summary>
public sealed class StepWindowsTests
{
    private const int Rows = 3;
    private const int Padding = 2;

    public static TheoryData<int, int, int, int> Windows =>
        new()
        {
            { 1, 1, 1, 0 },
            { 3, 2, 1, 1 },
            { 3, 2, 1, 0 },
            { 2, 3, 4, 8 },
            { 5, 3, 2, 2 },
            { 17, 4, 1, 1 },
            { 1, 3, 1_000_000_000, 2_000_000_000 },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public void EachWindowHoldsItsSteps(int features, int kernel, int dilation, int before)
    {
        foreach (Guard guard in new[] { Guard.Behind, Guard.Before })
        {
            foreach (int steps in new[] { 1, 2, 9 })
            {
                int stride = features + Padding;
                int windowStride = (kernel * features) + Padding;
                using GuardedBuffer<double> x = Numbered(steps * Rows * stride, guard);
                using GuardedBuffer<double> windows = new(steps * Rows * windowStride, guard);
                windows.Span.Fill(double.NaN);
                StepWindows.Gather(
                    ref x.Reference,
                    stride,
                    ref windows.Reference,
                    windowStride,
                    features,
                    kernel,
                    dilation,
                    before,
                    Rows,
                    (nuint)steps,
                    ref Unsafe.NullRef<int>()
                );
                double[] expected = new double[windows.Length];
                foreach ((int window, int step) in Pairs(steps, features, kernel, dilation, before))
                {
                    expected[window] = x.Span[step];
                }

                Assert.Equal(expected, windows.Span.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void TheGradientOfAStepIsTheSumOverItsWindows(int features, int kernel, int dilation, int before)
    {
        foreach (Guard guard in new[] { Guard.Behind, Guard.Before })
        {
            foreach (int steps in new[] { 1, 2, 9 })
            {
                Check(guard, steps, accumulate: false);
                Check(guard, steps, accumulate: true);
            }
        }

        void Check(Guard guard, int steps, bool accumulate)
        {
            int stride = features + Padding;
            int windowStride = (kernel * features) + Padding;
            using GuardedBuffer<double> windows = Numbered(steps * Rows * windowStride, guard);
            using GuardedBuffer<double> x = new(steps * Rows * stride, guard);
            x.Span.Fill(accumulate ? 0.5 : double.NaN);
            double[] expected = new double[x.Length];
            expected.AsSpan().Fill(accumulate ? 0.5 : 0);
            foreach ((int window, int step) in Pairs(steps, features, kernel, dilation, before))
            {
                expected[step] += windows.Span[window];
            }

            StepWindows.AddUp(
                ref windows.Reference,
                windowStride,
                ref x.Reference,
                stride,
                features,
                kernel,
                dilation,
                before,
                Rows,
                (nuint)steps,
                ref Unsafe.NullRef<int>(),
                accumulate
            );

            // Sums of at most four integers and a half have no rounding errors.
            Assert.Equal(expected, x.Span.ToArray());
        }
    }

    /// <summary>Returns the offsets of each element of a window and of the element of the sequence that it is, if it lies inside.</summary>
    private static IEnumerable<(int Window, int Step)> Pairs(int steps, int features, int kernel, long dilation, long before)
    {
        for (int t = 0; t < steps; t++)
        {
            for (int row = 0; row < Rows; row++)
            {
                for (int element = 0; element < kernel * features; element++)
                {
                    long read = t - before + (element / features * dilation);
                    if (read >= 0 && read < steps)
                    {
                        int window = (((t * Rows) + row) * ((kernel * features) + Padding)) + element;
                        yield return (window, ((((int)read * Rows) + row) * (features + Padding)) + (element % features));
                    }
                }
            }
        }
    }

    private static GuardedBuffer<double> Numbered(int length, Guard guard)
    {
        GuardedBuffer<double> buffer = new(length, guard);
        for (int i = 0; i < length; i++)
        {
            buffer.Span[i] = i + 1;
        }

        return buffer;
    }
}
