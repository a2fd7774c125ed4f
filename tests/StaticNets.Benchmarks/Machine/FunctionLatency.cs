using System.Runtime.CompilerServices;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>
/// The latency of an activation of one vector: how long the next computation waits for its result. It is measured as the time of a chain, in
/// which each function takes the result of the one before.
/// </summary>
internal static class FunctionLatency
{
    private const int Length = 10_000;
    private const int Repetitions = 50;

    private interface IFunction<V>
    {
        static abstract V Apply(V x);
    }

    /// <summary>Returns the latency of a sigmoid in seconds.</summary>
    public static double Sigmoid<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct => Measure<S, V, SigmoidOf<S, V>>();

    /// <summary>Returns the latency of a hyperbolic tangent in seconds.</summary>
    public static double Tanh<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct => Measure<S, V, TanhOf<S, V>>();

    private static double Measure<S, V, F>()
        where S : struct, ISimd<V, float>
        where V : struct
        where F : struct, IFunction<V>
    {
        float[] values = new float[S.Count];
        return Sampling.Best(() => Chain<S, V, F>(ref values[0]), Repetitions) / Length;
    }

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
