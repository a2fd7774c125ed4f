using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>Sums the squares of numbers in memory of any alignment; unlike <see cref="FiniteCheck"/>, it reads nothing behind them.</summary>
internal static class SquaredNorm
{
    /// <summary>Returns the sum of the squares, which is not finite if a number is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(ref T values, nuint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernel<T> kernel = new(ref values, length);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
        return kernel.Sum;
    }

    private ref struct Kernel<T>(ref T values, nuint length) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ref T _values = ref values;

        public T Sum { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T x = ref _values;
            nuint lanes = (nuint)S.Count;

            // Four sums, because each multiply-add waits for the previous result of its sum.
            V a = S.Zero;
            V b = S.Zero;
            V c = S.Zero;
            V d = S.Zero;
            nuint i = 0;
            for (; i + (4 * lanes) <= length; i += 4 * lanes)
            {
                V x0 = S.Load(ref x, i);
                V x1 = S.Load(ref x, i + lanes);
                V x2 = S.Load(ref x, i + (2 * lanes));
                V x3 = S.Load(ref x, i + (3 * lanes));
                a = S.MultiplyAdd(x0, x0, a);
                b = S.MultiplyAdd(x1, x1, b);
                c = S.MultiplyAdd(x2, x2, c);
                d = S.MultiplyAdd(x3, x3, d);
            }

            T sum = S.Sum(S.Add(S.Add(a, b), S.Add(c, d)));
            for (; i < length; i++)
            {
                T value = Unsafe.Add(ref x, i);
                sum += value * value;
            }

            Sum = sum;
        }
    }
}
