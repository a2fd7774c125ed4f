using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>
/// Multiplies a row that is mostly zeros with a kernel, and reads only the rows of the kernel at the other elements. The time depends on
/// the number of these elements.
/// </summary>
public static class SparseRow
{
    // Elements whose indices are found at a time, so that longer rows need no more stack.
    private const int Block = 1024;

    // So many indices are written for each vector with any element other than zero, also behind the last one, because a branch for each index
    // would often be mispredicted.
    private const int Group = 8;

    /// <summary>
    /// Computes <c>y[n] = start[n] + Σ x[k] · kernel[k, n]</c> over all k with <c>x[k] ≠ 0</c>, in ascending order of k. NaN counts as an
    /// element other than zero. For a finite kernel the other terms are zero, so the result is that of the whole sum, except that a sum of
    /// terms −0 is +0 or −0.
    /// </summary>
    /// <typeparam name="S">The SIMD operations.</typeparam>
    /// <typeparam name="V">The vector.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">The row.</param>
    /// <param name="length">Number of elements of the row.</param>
    /// <param name="kernel">The first of <paramref name="length"/> rows.</param>
    /// <param name="kernelStride">Distance between rows of the kernel in elements.</param>
    /// <param name="start">The first of <paramref name="columns"/> elements; a null reference for zeros.</param>
    /// <param name="y">The result, <paramref name="columns"/> elements; not the memory of another operand.</param>
    /// <param name="columns">Number of columns, a multiple of <c>S.Count</c>.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<S, V, T>(ref T x, nuint length, ref T kernel, nuint kernelStride, ref T start, ref T y, nuint columns)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)S.Count;
        for (nuint n = 0; n < columns; n += lanes)
        {
            S.Store(Unsafe.IsNullRef(ref start) ? S.Zero : S.Load(ref start, n), ref y, n);
        }

        Span<int> indices = stackalloc int[Block + (2 * Group)];
        ref int first = ref indices[0];
        for (nuint begin = 0; begin < length; begin += Block)
        {
            ref T part = ref Unsafe.Add(ref x, begin);
            ref T rows = ref Unsafe.Add(ref kernel, begin * kernelStride);
            nuint count = Find<S, V, T>(ref part, nuint.Min(Block, length - begin), ref first);
            nuint n = 0;
            for (; n + (8 * lanes) <= columns; n += 8 * lanes)
            {
                AddEight<S, V, T>(ref part, ref first, count, ref Unsafe.Add(ref rows, n), kernelStride, ref Unsafe.Add(ref y, n));
            }

            for (; n + (2 * lanes) <= columns; n += 2 * lanes)
            {
                AddTwo<S, V, T>(ref part, ref first, count, ref Unsafe.Add(ref rows, n), kernelStride, ref Unsafe.Add(ref y, n));
            }

            if (n < columns)
            {
                AddOne<S, V, T>(ref part, ref first, count, ref Unsafe.Add(ref rows, n), kernelStride, ref Unsafe.Add(ref y, n));
            }
        }
    }

    /// <summary>Writes the indices of the elements that are not zero, and returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Find<S, V, T>(ref T x, nuint length, ref int indices)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)S.Count;
        nuint count = 0;
        nuint i = 0;
        for (; i + lanes <= length; i += lanes)
        {
            uint other = OtherThanZero<S, V, T>(ref x, i);
            if (other == 0)
            {
                continue;
            }

            uint left = other;
            ref int next = ref Unsafe.Add(ref indices, count);
            Unsafe.Add(ref next, 0) = Take(ref left, i);
            Unsafe.Add(ref next, 1) = Take(ref left, i);
            Unsafe.Add(ref next, 2) = Take(ref left, i);
            Unsafe.Add(ref next, 3) = Take(ref left, i);
            Unsafe.Add(ref next, 4) = Take(ref left, i);
            Unsafe.Add(ref next, 5) = Take(ref left, i);
            Unsafe.Add(ref next, 6) = Take(ref left, i);
            Unsafe.Add(ref next, 7) = Take(ref left, i);
            for (nuint lane = Group; left != 0; lane++)
            {
                Unsafe.Add(ref next, lane) = Take(ref left, i);
            }

            count += (nuint)BitOperations.PopCount(other);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref indices, count) = (int)i;
            count += T.IsZero(Unsafe.Add(ref x, i)) ? 0 : (nuint)1;
        }

        return count;
    }

    /// <summary>Returns the index of the lowest bit, counted from <paramref name="first"/> on, and clears the bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Take(ref uint bits, nuint first)
    {
        int index = (int)first + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return index;
    }

    /// <summary>Returns a bit for each lane of a vector: 1 if the element is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OtherThanZero<S, V, T>(ref T x, nuint offset)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint all = (1U << S.Count) - 1;
        uint zeros =
            S.Count == Vector512<T>.Count
                ? (uint)Vector512.Equals(Vector512.LoadUnsafe(ref x, offset), default).ExtractMostSignificantBits()
            : S.Count == Vector256<T>.Count ? Vector256.Equals(Vector256.LoadUnsafe(ref x, offset), default).ExtractMostSignificantBits()
            : Vector128.Equals(Vector128.LoadUnsafe(ref x, offset), default).ExtractMostSignificantBits();
        return all & ~zeros;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEight<S, V, T>(ref T x, ref int indices, nuint count, ref T kernel, nuint kernelStride, ref T y)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)S.Count;
        V sum0 = S.Load(ref y, 0);
        V sum1 = S.Load(ref y, lanes);
        V sum2 = S.Load(ref y, 2 * lanes);
        V sum3 = S.Load(ref y, 3 * lanes);
        V sum4 = S.Load(ref y, 4 * lanes);
        V sum5 = S.Load(ref y, 5 * lanes);
        V sum6 = S.Load(ref y, 6 * lanes);
        V sum7 = S.Load(ref y, 7 * lanes);
        for (nuint i = 0; i < count; i++)
        {
            nuint k = (nuint)Unsafe.Add(ref indices, i);
            V value = S.Broadcast(Unsafe.Add(ref x, k));
            ref T row = ref Unsafe.Add(ref kernel, k * kernelStride);
            sum0 = S.MultiplyAdd(value, S.Load(ref row, 0), sum0);
            sum1 = S.MultiplyAdd(value, S.Load(ref row, lanes), sum1);
            sum2 = S.MultiplyAdd(value, S.Load(ref row, 2 * lanes), sum2);
            sum3 = S.MultiplyAdd(value, S.Load(ref row, 3 * lanes), sum3);
            sum4 = S.MultiplyAdd(value, S.Load(ref row, 4 * lanes), sum4);
            sum5 = S.MultiplyAdd(value, S.Load(ref row, 5 * lanes), sum5);
            sum6 = S.MultiplyAdd(value, S.Load(ref row, 6 * lanes), sum6);
            sum7 = S.MultiplyAdd(value, S.Load(ref row, 7 * lanes), sum7);
        }

        S.Store(sum0, ref y, 0);
        S.Store(sum1, ref y, lanes);
        S.Store(sum2, ref y, 2 * lanes);
        S.Store(sum3, ref y, 3 * lanes);
        S.Store(sum4, ref y, 4 * lanes);
        S.Store(sum5, ref y, 5 * lanes);
        S.Store(sum6, ref y, 6 * lanes);
        S.Store(sum7, ref y, 7 * lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTwo<S, V, T>(ref T x, ref int indices, nuint count, ref T kernel, nuint kernelStride, ref T y)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)S.Count;
        V sum0 = S.Load(ref y, 0);
        V sum1 = S.Load(ref y, lanes);
        for (nuint i = 0; i < count; i++)
        {
            nuint k = (nuint)Unsafe.Add(ref indices, i);
            V value = S.Broadcast(Unsafe.Add(ref x, k));
            ref T row = ref Unsafe.Add(ref kernel, k * kernelStride);
            sum0 = S.MultiplyAdd(value, S.Load(ref row, 0), sum0);
            sum1 = S.MultiplyAdd(value, S.Load(ref row, lanes), sum1);
        }

        S.Store(sum0, ref y, 0);
        S.Store(sum1, ref y, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne<S, V, T>(ref T x, ref int indices, nuint count, ref T kernel, nuint kernelStride, ref T y)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V sum = S.Load(ref y, 0);
        for (nuint i = 0; i < count; i++)
        {
            nuint k = (nuint)Unsafe.Add(ref indices, i);
            sum = S.MultiplyAdd(S.Broadcast(Unsafe.Add(ref x, k)), S.Load(ref Unsafe.Add(ref kernel, k * kernelStride), 0), sum);
        }

        S.Store(sum, ref y, 0);
    }
}
