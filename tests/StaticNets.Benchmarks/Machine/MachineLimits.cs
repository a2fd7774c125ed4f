using System.Runtime.Intrinsics;
using StaticNets.Benchmarks.Workloads;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>The limits of one core of this machine, measured in this process with vectors of one width.</summary>
/// <param name="Bits">Width of the vectors.</param>
/// <param name="FlopsPerSecond">Operations per second in single precision; a multiply-add counts as two.</param>
/// <param name="BytesPerSecond">Read bandwidth of each level of the memory hierarchy.</param>
/// <param name="SigmoidSeconds">Latency of a sigmoid of a vector.</param>
/// <param name="TanhSeconds">Latency of a hyperbolic tangent of a vector.</param>
internal sealed record MachineLimits(
    int Bits,
    double FlopsPerSecond,
    IReadOnlyDictionary<CacheLevel, double> BytesPerSecond,
    double SigmoidSeconds,
    double TanhSeconds
)
{
    /// <summary>Measures the core that the process is pinned to, with the widest vectors of the processor.</summary>
    public static MachineLimits Measure() =>
        Vector512.IsHardwareAccelerated ? Measure<Simd512<float>, Vector512<float>>(512)
        : Vector256.IsHardwareAccelerated ? Measure<Simd256<float>, Vector256<float>>(256)
        : Measure<Simd128<float>, Vector128<float>>(128);

    /// <summary>
    /// Returns the shortest possible time of a workload in seconds: of its operations or of its reads, whichever takes longer, and of the
    /// functions that wait for each other.
    /// </summary>
    public double Seconds(Workload workload) =>
        Seconds(workload.Flops, workload.Bytes, workload.Held)
        + (workload.Waits.Sigmoids * SigmoidSeconds)
        + (workload.Waits.Tanhs * TanhSeconds);

    private double Seconds(double flops, double bytes, double held) =>
        Math.Max(flops / FlopsPerSecond, bytes / BytesPerSecond[Caches.Of((long)held)]);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Bits} bit: {FlopsPerSecond / 1e9:F0} GFLOP/s; read "
        + string.Join(", ", BytesPerSecond.Select(level => $"{level.Key} {level.Value / 1e9:F0} GB/s"))
        + $"; latency of a sigmoid {SigmoidSeconds * 1e9:F1} ns, of a tanh {TanhSeconds * 1e9:F1} ns";

    /// <summary>Measures the limits with vectors of one width.</summary>
    public static MachineLimits Measure<S, V>(int bits)
        where S : struct, ISimd<V, float>
        where V : struct =>
        new(
            bits,
            PeakFlops.Measure<S, V>(),
            Enum.GetValues<CacheLevel>().ToDictionary(level => level, ReadBandwidth.Measure<S, V>),
            FunctionLatency.Sigmoid<S, V>(),
            FunctionLatency.Tanh<S, V>()
        );
}
