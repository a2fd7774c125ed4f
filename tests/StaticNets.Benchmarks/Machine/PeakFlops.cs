using System.Runtime.CompilerServices;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>Measures how many floating-point operations a core can do per second: only multiply-adds on registers are executed.</summary>
internal static class PeakFlops
{
    private const int Steps = 1 << 14;
    private const int Sums = 12;

    private static float _sink;

    /// <summary>
    /// Returns the operations per second of the fastest of several runs with vectors of one width; a multiply-add counts as two operations.
    /// </summary>
    public static double Measure<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        double seconds = Sampling.Best(Run<S, V>, repetitions: 200);
        return 2.0 * Sums * S.Count * Steps / seconds;
    }

    // Current processors start two multiply-adds per cycle; twelve independent sums hide their latency.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<S, V>()
        where S : struct, ISimd<V, float>
        where V : struct
    {
        V x = S.Constant(0.999);
        V y = S.Constant(1e-6);
        V s0 = y,
            s1 = y,
            s2 = y,
            s3 = y,
            s4 = y,
            s5 = y;
        V s6 = y,
            s7 = y,
            s8 = y,
            s9 = y,
            s10 = y,
            s11 = y;
        for (int i = 0; i < Steps; i++)
        {
            s0 = S.MultiplyAdd(s0, x, y);
            s1 = S.MultiplyAdd(s1, x, y);
            s2 = S.MultiplyAdd(s2, x, y);
            s3 = S.MultiplyAdd(s3, x, y);
            s4 = S.MultiplyAdd(s4, x, y);
            s5 = S.MultiplyAdd(s5, x, y);
            s6 = S.MultiplyAdd(s6, x, y);
            s7 = S.MultiplyAdd(s7, x, y);
            s8 = S.MultiplyAdd(s8, x, y);
            s9 = S.MultiplyAdd(s9, x, y);
            s10 = S.MultiplyAdd(s10, x, y);
            s11 = S.MultiplyAdd(s11, x, y);
        }

        V low = S.Add(S.Add(S.Add(s0, s1), S.Add(s2, s3)), S.Add(s4, s5));
        V high = S.Add(S.Add(S.Add(s6, s7), S.Add(s8, s9)), S.Add(s10, s11));
        _sink = S.Sum(S.Add(low, high));
    }
}
