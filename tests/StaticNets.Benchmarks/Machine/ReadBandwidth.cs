using System.Runtime.CompilerServices;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>Measures the read bandwidth of a core from each level of the memory hierarchy: the best of several ways to read.</summary>
internal static class ReadBandwidth
{
    // The length of the block is a multiple of this number, so the loops below leave no remainder.
    private const int Granule = 1 << 10;

    private const int PrefetchedAhead = 256;

    private static float _sink;

    /// <summary>Returns the bandwidth of a level in bytes per second.</summary>
    public static double Measure<S, V>(CacheLevel level)
        where S : struct, ISimd<V, float>
        where V : struct =>
        // Reads a block of half the cache, because other data use the cache too. For memory, the block is eight times the last cache.
        Measure<S, V>(level == CacheLevel.Memory ? 8 * Caches.SizeOf(CacheLevel.L3) : Caches.SizeOf(level) / 2);

    /// <summary>
    /// Returns the bandwidth in bytes per second with which a block of so many bytes is read over and over; at least 4 KiB.
    /// </summary>
    public static double Measure<S, V>(long bytes)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        nuint length = (nuint)(bytes / sizeof(float) / Granule * Granule);
        var block = new AlignedBlock<float>((int)length);
        block.Span.Fill(1);
        int passes = (int)Math.Max(1, (8 << 20) / bytes);
        int repetitions = Caches.Of(bytes) == CacheLevel.Memory ? 10 : 40;
        double seconds = double.PositiveInfinity;
        foreach (Action read in new Action[] { Plain, Streams, Prefetched })
        {
            seconds = Math.Min(seconds, Sampling.Best(read, repetitions));
        }

        return (double)length * sizeof(float) * passes / seconds;

        void Plain() => ReadPlain<S, V>(ref block.Reference, length, passes);

        void Streams() => ReadStreams<S, V>(ref block.Reference, length, passes);

        void Prefetched() => ReadPrefetched<S, V>(ref block.Reference, length, passes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadPlain<S, V>(ref float source, nuint length, int passes)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        nuint lanes = (nuint)S.Count;
        V s0 = S.Zero,
            s1 = S.Zero,
            s2 = S.Zero,
            s3 = S.Zero;
        V s4 = S.Zero,
            s5 = S.Zero,
            s6 = S.Zero,
            s7 = S.Zero;
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i < length; i += 8 * lanes)
            {
                ref float at = ref Unsafe.Add(ref source, i);
                s0 = S.Add(s0, S.Load(ref at, 0));
                s1 = S.Add(s1, S.Load(ref at, lanes));
                s2 = S.Add(s2, S.Load(ref at, 2 * lanes));
                s3 = S.Add(s3, S.Load(ref at, 3 * lanes));
                s4 = S.Add(s4, S.Load(ref at, 4 * lanes));
                s5 = S.Add(s5, S.Load(ref at, 5 * lanes));
                s6 = S.Add(s6, S.Load(ref at, 6 * lanes));
                s7 = S.Add(s7, S.Load(ref at, 7 * lanes));
            }
        }

        _sink = S.Sum(S.Add(S.Add(S.Add(s0, s1), S.Add(s2, s3)), S.Add(S.Add(s4, s5), S.Add(s6, s7))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadStreams<S, V>(ref float source, nuint length, int passes)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        nuint lanes = (nuint)S.Count;
        nuint quarter = length / 4;
        V s0 = S.Zero,
            s1 = S.Zero,
            s2 = S.Zero,
            s3 = S.Zero;
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i < quarter; i += 2 * lanes)
            {
                ref float at = ref Unsafe.Add(ref source, i);
                s0 = S.Add(S.Add(s0, S.Load(ref at, 0)), S.Load(ref at, lanes));
                s1 = S.Add(S.Add(s1, S.Load(ref at, quarter)), S.Load(ref at, quarter + lanes));
                s2 = S.Add(S.Add(s2, S.Load(ref at, 2 * quarter)), S.Load(ref at, (2 * quarter) + lanes));
                s3 = S.Add(S.Add(s3, S.Load(ref at, 3 * quarter)), S.Load(ref at, (3 * quarter) + lanes));
            }
        }

        _sink = S.Sum(S.Add(S.Add(s0, s1), S.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadPrefetched<S, V>(ref float source, nuint length, int passes)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        nuint lanes = (nuint)S.Count;
        V s0 = S.Zero,
            s1 = S.Zero,
            s2 = S.Zero,
            s3 = S.Zero;
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i < length; i += 4 * lanes)
            {
                ref float at = ref Unsafe.Add(ref source, i);
                S.Prefetch(ref at, PrefetchedAhead);
                S.Prefetch(ref at, PrefetchedAhead + lanes);
                S.Prefetch(ref at, PrefetchedAhead + (2 * lanes));
                S.Prefetch(ref at, PrefetchedAhead + (3 * lanes));
                s0 = S.Add(s0, S.Load(ref at, 0));
                s1 = S.Add(s1, S.Load(ref at, lanes));
                s2 = S.Add(s2, S.Load(ref at, 2 * lanes));
                s3 = S.Add(s3, S.Load(ref at, 3 * lanes));
            }
        }

        _sink = S.Sum(S.Add(S.Add(s0, s1), S.Add(s2, s3)));
    }
}
