using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>Checks whether a block contains NaN or an infinity, with one sum instead of a comparison for each element.</summary>
internal static class FiniteCheck
{
    /// <summary>Whether every element of the block is a finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsFinite<T>(AlignedBlock<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(Sum(block, BlockRange.Of(block), squares: false));

    /// <summary>
    /// Returns the sum of the squares of a range. If the sum is finite, every element is finite and its magnitude is at most the square
    /// root of the largest number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T SumOfSquares<T>(AlignedBlock<T> block, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(block, range, squares: true);

    /// <summary>Returns the index of the first element that is not finite, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstNonFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Sum<T>(AlignedBlock<T> block, BlockRange range, bool squares)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(block, range, squares);
        if (range.Length <= Tuning.JustWritten)
        {
            kernel.Invoke<Simd128<T>, Vector128<T>>();
        }
        else
        {
            SimdDispatch.Run<T, Kernel<T>>(ref kernel);
        }

        return kernel.Sum;
    }

    private struct Kernel<T>(AlignedBlock<T> block, BlockRange range, bool squares) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T Sum { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            // If squares is false, each x is multiplied by 0: the product is 0 if x is finite, otherwise NaN. So the sum is 0 if every x is
            // finite, otherwise NaN.
            ref T values = ref Unsafe.Add(ref block.Reference, range.First);
            nuint length = (nuint)range.Length;
            nuint lanes = (nuint)S.Count;

            // Four independent sums, because each multiply-add waits for the previous result of its sum.
            V a = S.Zero;
            V b = S.Zero;
            V c = S.Zero;
            V d = S.Zero;
            nuint i = 0;
            for (; i + (4 * lanes) <= length; i += 4 * lanes)
            {
                a = Add(squares, S.Load(ref values, i), a);
                b = Add(squares, S.Load(ref values, i + lanes), b);
                c = Add(squares, S.Load(ref values, i + (2 * lanes)), c);
                d = Add(squares, S.Load(ref values, i + (3 * lanes)), d);
            }

            for (; i < length; i += lanes)
            {
                a = Add(squares, S.Load(ref values, i), a);
            }

            Sum = S.Sum(S.Add(S.Add(a, b), S.Add(c, d)));

            static V Add(bool squares, V value, V sum) => S.MultiplyAdd(squares ? value : S.Zero, value, sum);
        }
    }
}
