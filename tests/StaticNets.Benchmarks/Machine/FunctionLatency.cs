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

    /// <summary>Returns the latency of a sigmoid in seconds.</summary>
    public static double Sigmoid<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        float[] values = new float[S.Count];
        return Sampling.Best(() => SigmoidChain<S, V>(ref values[0]), Repetitions) / Length;
    }

    /// <summary>Returns the latency of a hyperbolic tangent in seconds.</summary>
    public static double Tanh<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        float[] values = new float[S.Count];
        return Sampling.Best(() => TanhChain<S, V>(ref values[0]), Repetitions) / Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SigmoidChain<S, V>(ref float values)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        V x = S.Load(ref values, 0);
        for (int i = 0; i < Length; i++)
        {
            x = SimdMath.Sigmoid<S, V, float>(x);
        }

        S.Store(x, ref values, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TanhChain<S, V>(ref float values)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        V x = S.Load(ref values, 0);
        for (int i = 0; i < Length; i++)
        {
            x = SimdMath.Tanh<S, V, float>(x);
        }

        S.Store(x, ref values, 0);
    }
}
