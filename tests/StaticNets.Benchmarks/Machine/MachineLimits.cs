using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>What one core of this machine can do at the most, measured in this process with the widest vectors it has.</summary>
/// <param name="Bits">Width of the vectors.</param>
/// <param name="FlopsPerSecond">Operations in single precision; a multiply-add counts as two.</param>
/// <param name="BytesPerSecond">Read bandwidth by level.</param>
internal sealed record MachineLimits(int Bits, double FlopsPerSecond, IReadOnlyDictionary<CacheLevel, double> BytesPerSecond)
{
    /// <summary>Measures the core that the process is pinned to.</summary>
    public static MachineLimits Measure() =>
        Vector512.IsHardwareAccelerated ? Measure<Simd512<float>, Vector512<float>>(512)
        : Vector256.IsHardwareAccelerated ? Measure<Simd256<float>, Vector256<float>>(256)
        : Measure<Simd128<float>, Vector128<float>>(128);

    /// <summary>The shortest time that this work can take, in seconds.</summary>
    /// <param name="flops">Operations.</param>
    /// <param name="bytes">Bytes read at least once, from the nearest cache that holds them.</param>
    public double Seconds(double flops, double bytes) => Math.Max(flops / FlopsPerSecond, bytes / BytesPerSecond[Caches.Of((long)bytes)]);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Bits} bit: {FlopsPerSecond / 1e9:F0} GFLOP/s; read "
        + string.Join(", ", BytesPerSecond.Select(level => $"{level.Key} {level.Value / 1e9:F0} GB/s"));

    /// <summary>The same with vectors of this kind.</summary>
    public static MachineLimits Measure<S, V>(int bits)
        where S : struct, ISimd<V, float>
        where V : struct =>
        new(bits, PeakFlops.Measure<S, V>(), Enum.GetValues<CacheLevel>().ToDictionary(level => level, ReadBandwidth.Measure<S, V>));
}
