using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// Copies one matrix, <c>[rows, stride]</c>, to all steps of a sequence, <c>[steps, rows, stride]</c>, and adds all steps up.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepRepetition
{
    /// <summary>Computes <c>sequence[s, r, j] = x[r, j]</c> for each step s and sample r, including the padding of the rows.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="x">First element of the first sample.</param>
    /// <param name="sequence">Memory of <c>steps · rows · stride</c> elements.</param>
    /// <param name="stride">Distance between rows in elements, in both.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat<T>(ref T x, ref T sequence, nuint stride, nuint rows, nuint steps)
        where T : unmanaged, INumberBase<T>
    {
        nuint length = rows * stride;
        ReadOnlySpan<T> source = MemoryMarshal.CreateReadOnlySpan(ref x, (int)length);
        for (nuint step = 0; step < steps; step++)
        {
            source.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref sequence, step * length), (int)length));
        }
    }

    /// <summary>
    /// Computes <c>sums[r, j] = Σ sequence[s, r, j]</c> over the steps s for each sample r, or <c>+=</c> if <paramref name="accumulate"/>
    /// is true, including the padding of the rows.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="sequence">First element of the first step.</param>
    /// <param name="sums">Memory of <c>rows · stride</c> elements.</param>
    /// <param name="stride">Distance between rows in elements, in both.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="accumulate">Whether the sums are added to what is in their memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T>(ref T sequence, ref T sums, nuint stride, nuint rows, nuint steps, bool accumulate)
        where T : unmanaged, INumberBase<T>
    {
        nuint length = rows * stride;
        Span<T> sum = MemoryMarshal.CreateSpan(ref sums, (int)length);
        if (!accumulate)
        {
            sum.Clear();
        }

        for (nuint step = 0; step < steps; step++)
        {
            TensorPrimitives.Add(sum, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref sequence, step * length), (int)length), sum);
        }
    }
}
