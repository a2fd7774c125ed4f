using System.Runtime.CompilerServices;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>The times of the activations of one vector, in seconds.</summary>
/// <param name="Sigmoid">Time of a sigmoid.</param>
/// <param name="Tanh">Time of a hyperbolic tangent.</param>
internal readonly record struct FunctionTimes(double Sigmoid, double Tanh)
{
    private const int Length = 10_000;
    private const int Vectors = 20;
    private const int Repetitions = 50;

    private interface IFunction<V>
    {
        static abstract V Apply(V x);
    }

    /// <summary>
    /// Measures how long the next computation waits for the result of a function: the time of a chain in which each function takes the
    /// result of the one before.
    /// </summary>
    public static FunctionTimes OfChains<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        float[] values = new float[S.Count];
        return new(
            Sampling.Best(() => Chain<S, V, SigmoidOf<S, V>>(ref values[0]), Repetitions) / Length,
            Sampling.Best(() => Chain<S, V, TanhOf<S, V>>(ref values[0]), Repetitions) / Length
        );
    }

    /// <summary>Measures how long a function takes beside others that do not wait for each other.</summary>
    public static FunctionTimes OfRows<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        float[] values = new float[Vectors * S.Count];
        return new(
            Sampling.Best(() => Row<S, V, SigmoidOf<S, V>>(ref values[0]), Repetitions) / Length,
            Sampling.Best(() => Row<S, V, TanhOf<S, V>>(ref values[0]), Repetitions) / Length
        );
    }

    /// <summary>Returns the time of a number of functions one after the other.</summary>
    public double Of(FunctionCount count) => (count.Sigmoids * Sigmoid) + (count.Tanhs * Tanh);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chain<S, V, F>(ref float values)
        where S : struct, ISimd<V, float>
        where V : struct
        where F : struct, IFunction<V>
    {
        V x = S.Load(ref values, 0);
        for (int i = 0; i < Length; i++)
        {
            x = F.Apply(x);
        }

        S.Store(x, ref values, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<S, V, F>(ref float values)
        where S : struct, ISimd<V, float>
        where V : struct
        where F : struct, IFunction<V>
    {
        for (int i = 0; i < Length; i += Vectors)
        {
            for (nuint v = 0; v < Vectors; v++)
            {
                nuint at = v * (nuint)S.Count;
                S.Store(F.Apply(S.Load(ref values, at)), ref values, at);
            }
        }
    }

    private readonly struct SigmoidOf<S, V> : IFunction<V>
        where S : struct, ISimd<V, float>
        where V : struct
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply(V x) => SimdMath.Sigmoid<S, V, float>(x);
    }

    private readonly struct TanhOf<S, V> : IFunction<V>
        where S : struct, ISimd<V, float>
        where V : struct
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply(V x) => SimdMath.Tanh<S, V, float>(x);
    }
}
