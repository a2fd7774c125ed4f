using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime;

/// <summary>
/// The windows of a convolution over the steps of a sequence: those of a network that is computed one time step at a time, and those of all
/// steps of a sequence of any length.
/// </summary>
/// <remarks>
/// For one step at a time, the window of step t holds the steps t − (kernel − 1)·dilation, …, t − dilation, t. The windows of the steps t,
/// t + dilation, t + 2·dilation, … follow each other: each drops the first of its steps and appends one. So there are as many windows as the
/// dilation, and a step changes only its own. Its cost is that of one window, however long the dilation is.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepWindows
{
    /// <summary>Appends a step to its window, copies the window, and counts the step.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">First feature of the step.</param>
    /// <param name="windows">
    /// The windows, <c>[dilation, kernel, features]</c>, and one element for the number of the steps so far, modulo the dilation.
    /// </param>
    /// <param name="window">
    /// Receives the window that ends with the step, <c>[kernel, features]</c>; the rest of its row becomes zero.
    /// </param>
    /// <param name="windowStride">Length of the row of <paramref name="window"/>.</param>
    /// <param name="features">Number of features of a step.</param>
    /// <param name="kernel">Number of steps of a window.</param>
    /// <param name="dilation">Distance between the steps of a window; at most 2²⁴, so that <c>float</c> can count them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append<T>(ref T x, ref T windows, ref T window, int windowStride, int features, int kernel, int dilation)
        where T : unmanaged, INumberBase<T>
    {
        int length = kernel * features;
        ref T counted = ref Unsafe.Add(ref windows, (nint)dilation * length);
        int at = int.CreateTruncating(counted);
        counted = T.CreateTruncating(at + 1 == dilation ? 0 : at + 1);

        ref T own = ref Unsafe.Add(ref windows, (nint)at * length);
        Copy(ref Unsafe.Add(ref own, features), ref own, ref window, length - features);
        Copy(ref x, ref Unsafe.Add(ref own, length - features), ref Unsafe.Add(ref window, length - features), features);
        if (windowStride > length)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref window, length), windowStride - length).Clear();
        }
    }

    /// <summary>
    /// Copies elements to two places, the first of which may begin in front of the source and overlap it. A step copies few elements, so the
    /// calls of two block copies would take longer than the copies.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(ref T source, ref T first, ref T second, int count)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - Vector128<T>.Count; i += Vector128<T>.Count)
        {
            Vector128<T> values = Vector128.LoadUnsafe(ref source, (nuint)i);
            values.StoreUnsafe(ref first, (nuint)i);
            values.StoreUnsafe(ref second, (nuint)i);
        }

        for (; i < count; i++)
        {
            T value = Unsafe.Add(ref source, i);
            Unsafe.Add(ref first, i) = value;
            Unsafe.Add(ref second, i) = value;
        }
    }

    /// <summary>
    /// Copies the window of each step of a sequence: <c>windows[s, r, k, j] = x[s + k · dilation − before, r, j]</c> for step s and sample r,
    /// with zeros for steps in front of the first one and behind the last one of the sample. The padding at the end of each row becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">First element of the sequence, <c>[steps, rows, stride]</c>.</param>
    /// <param name="stride">Distance between rows of the sequence in elements.</param>
    /// <param name="windows">First element of the windows, <c>[steps, rows, windowStride]</c>.</param>
    /// <param name="windowStride">Distance between windows in elements.</param>
    /// <param name="features">Number of features of a step.</param>
    /// <param name="kernel">Number of steps of a window.</param>
    /// <param name="dilation">Distance between the steps of a window.</param>
    /// <param name="before">Number of steps from the first one of a window to the step that the window belongs to.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="lengths">The number of steps of each sample; a null reference if all have the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(
        ref T x,
        int stride,
        ref T windows,
        int windowStride,
        int features,
        int kernel,
        long dilation,
        long before,
        nuint rows,
        nuint steps,
        ref int lengths
    )
        where T : unmanaged
    {
        for (nuint step = 0; step < steps; step++)
        {
            for (nuint row = 0; row < rows; row++)
            {
                nuint at = ((step * rows) + row) * (nuint)windowStride;
                nuint end = End(ref lengths, row, steps);
                Span<T> window = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref windows, at), windowStride);
                for (int k = 0; k < kernel; k++)
                {
                    Span<T> part = window.Slice(k * features, features);
                    long read = (long)step + (k * dilation) - before;
                    if (read < 0 || read >= (long)end)
                    {
                        part.Clear();
                        continue;
                    }

                    nuint from = (((nuint)read * rows) + row) * (nuint)stride;
                    MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, from), features).CopyTo(part);
                }

                window[(kernel * features)..].Clear();
            }
        }
    }

    /// <summary>
    /// Adds up the windows of <see cref="Gather"/> by the steps that they hold, the gradient of that method: <c>dx[s, r, j] = Σ dwindows[s +
    /// before − k · dilation, r, k, j]</c>, the sum over k. Windows hold no step behind the last one of the sample.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="dwindows">First element of the gradient of the windows, <c>[steps, rows, windowStride]</c>.</param>
    /// <param name="windowStride">Distance between windows in elements.</param>
    /// <param name="dx">First element of the gradient of the sequence, <c>[steps, rows, stride]</c>.</param>
    /// <param name="stride">Distance between rows of the sequence in elements.</param>
    /// <param name="features">Number of features of a step.</param>
    /// <param name="kernel">Number of steps of a window.</param>
    /// <param name="dilation">Distance between the steps of a window.</param>
    /// <param name="before">Number of steps from the first one of a window to the step that the window belongs to.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="lengths">The number of steps of each sample; a null reference if all have the same.</param>
    /// <param name="accumulate">
    /// Whether the sums are added to the gradient of the sequence. Otherwise they replace it, and the padding at the end of each row becomes
    /// zero.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddUp<T>(
        ref T dwindows,
        int windowStride,
        ref T dx,
        int stride,
        int features,
        int kernel,
        long dilation,
        long before,
        nuint rows,
        nuint steps,
        ref int lengths,
        bool accumulate
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint step = 0; step < steps; step++)
        {
            for (nuint row = 0; row < rows; row++)
            {
                nuint at = ((step * rows) + row) * (nuint)stride;
                Span<T> sum = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dx, at), stride);
                if (!accumulate)
                {
                    sum.Clear();
                }

                int held = step < End(ref lengths, row, steps) ? kernel : 0;
                for (int k = 0; k < held; k++)
                {
                    long read = (long)step + before - (k * dilation);
                    if (read >= 0 && read < (long)steps)
                    {
                        nuint from = ((((nuint)read * rows) + row) * (nuint)windowStride) + (nuint)(k * features);
                        SpanMath.Add(sum[..features], MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref dwindows, from), features));
                    }
                }
            }
        }
    }

    private static nuint End(ref int lengths, nuint row, nuint steps) =>
        Unsafe.IsNullRef(ref lengths) ? steps : (nuint)Unsafe.Add(ref lengths, row);
}
