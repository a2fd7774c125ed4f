using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// Exchanges the order of samples and time steps. It converts between <c>[rows, steps · length]</c>, where the steps of a sample lie side
/// by side, and <c>[steps, rows, length]</c>, where each step is a matrix of its own.
/// </summary>
public static class StepCopy
{
    /// <summary>
    /// Computes <c>sequence[s, r, j] = source[r, s · length + j]</c> for step s and sample r, or <c>+=</c> if
    /// <paramref name="accumulate"/> is true. Without accumulation, the padding at the end of each row of the sequence becomes zero.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="source">First element of the first sample.</param>
    /// <param name="sourceStride">Distance between samples in elements.</param>
    /// <param name="sequence">Memory of <c>steps · rows · sequenceStride</c> elements.</param>
    /// <param name="sequenceStride">Distance between rows of the sequence in elements.</param>
    /// <param name="length">Length of a step without padding.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="accumulate">Whether the elements are added to the elements of the sequence; then the padding is not written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<T>(
        ref T source,
        nuint sourceStride,
        ref T sequence,
        nuint sequenceStride,
        int length,
        nuint rows,
        nuint steps,
        bool accumulate
    )
        where T : unmanaged, INumberBase<T>
    {
        for (nuint step = 0; step < steps; step++)
        {
            for (nuint row = 0; row < rows; row++)
            {
                ref T from = ref Unsafe.Add(ref source, (row * sourceStride) + (step * (nuint)length));
                ref T to = ref Unsafe.Add(ref sequence, ((step * rows) + row) * sequenceStride);
                Copy(ref from, ref to, length, accumulate);
                if (!accumulate)
                {
                    MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, length), (int)sequenceStride - length).Clear();
                }
            }
        }
    }

    /// <summary>
    /// Computes <c>destination[r, s · length + j] = sequence[s, r, j]</c> for step s and sample r, or <c>+=</c> if
    /// <paramref name="accumulate"/> is true. Without accumulation, the padding at the end of each sample becomes zero.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="sequence">First element of the first step.</param>
    /// <param name="sequenceStride">Distance between rows of the sequence in elements.</param>
    /// <param name="destination">Memory of <c>rows · destinationStride</c> elements.</param>
    /// <param name="destinationStride">Distance between samples in elements.</param>
    /// <param name="length">Length of a step without padding.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="accumulate">Whether the elements are added to the elements of the destination; then the padding is not written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join<T>(
        ref T sequence,
        nuint sequenceStride,
        ref T destination,
        nuint destinationStride,
        int length,
        nuint rows,
        nuint steps,
        bool accumulate
    )
        where T : unmanaged, INumberBase<T>
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref T to = ref Unsafe.Add(ref destination, row * destinationStride);
            for (nuint step = 0; step < steps; step++)
            {
                ref T from = ref Unsafe.Add(ref sequence, ((step * rows) + row) * sequenceStride);
                Copy(ref from, ref Unsafe.Add(ref to, step * (nuint)length), length, accumulate);
            }

            if (!accumulate)
            {
                int used = (int)steps * length;
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, used), (int)destinationStride - used).Clear();
            }
        }
    }

    /// <summary>
    /// Computes <c>destination[s, r] = source[steps − 1 − s, r]</c> for step s and sample r, or <c>+=</c> if
    /// <paramref name="accumulate"/> is true, with the padding of the rows.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="source">First element of the first step.</param>
    /// <param name="destination">First element of the first step of the reversed sequence.</param>
    /// <param name="stride">Distance between the rows of both sequences in elements.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="accumulate">Whether the elements are added to the elements of the destination.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reverse<T>(ref T source, ref T destination, int stride, nuint rows, nuint steps, bool accumulate)
        where T : unmanaged, INumberBase<T>
    {
        nuint last = steps * rows;
        for (nuint step = 0; step < steps; step++)
        {
            last -= rows;
            for (nuint row = 0; row < rows; row++)
            {
                ref T from = ref Unsafe.Add(ref source, (last + row) * (nuint)stride);
                ref T to = ref Unsafe.Add(ref destination, ((step * rows) + row) * (nuint)stride);
                Copy(ref from, ref to, stride, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(ref T source, ref T destination, int length, bool accumulate)
        where T : unmanaged, INumberBase<T>
    {
        if (!accumulate)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
            return;
        }

        for (int i = 0; i < length; i++)
        {
            Unsafe.Add(ref destination, i) += Unsafe.Add(ref source, i);
        }
    }
}
