using System.Runtime.Intrinsics;
using StaticNets.Benchmarks.Workloads;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Machine;

/// <summary>The limits of one core of this machine, measured in this process with vectors of one width.</summary>
/// <param name="Bits">Width of the vectors.</param>
/// <param name="FlopsPerSecond">Operations per second in single precision; a multiply-add counts as two.</param>
/// <param name="BytesPerSecond">Read bandwidth of each level of the memory hierarchy.</param>
/// <param name="BytesPerSecondOfBlock">Measures with which bandwidth a block of a size in bytes is read over and over.</param>
/// <param name="Latency">Times of activations that wait for each other.</param>
/// <param name="Interval">Times of activations that do not wait for each other.</param>
internal sealed record MachineLimits(
    int Bits,
    double FlopsPerSecond,
    IReadOnlyDictionary<CacheLevel, double> BytesPerSecond,
    Func<long, double> BytesPerSecondOfBlock,
    FunctionTimes Latency,
    FunctionTimes Interval
)
{
    private readonly Dictionary<long, double> _ofBlocks = [];

    /// <summary>Measures the core that the process is pinned to, with the widest vectors of the processor.</summary>
    public static MachineLimits Measure() =>
        Vector512.IsHardwareAccelerated ? Measure<Simd512<float>, Vector512<float>>(512)
        : Vector256.IsHardwareAccelerated ? Measure<Simd256<float>, Vector256<float>>(256)
        : Measure<Simd128<float>, Vector128<float>>(128);

    /// <summary>
    /// Returns the counted limit of a workload in seconds: the time of its operations or of its reads, whichever takes longer, and that
    /// of the activations that wait for each other or of all its activations, whichever takes longer.
    /// </summary>
    public double Seconds(Workload workload) =>
        Math.Max(workload.Flops / FlopsPerSecond, workload.Bytes / BytesPerSecondFrom((long)workload.Held))
        + Math.Max(Latency.Of(workload.Waits), Interval.Of(workload.Activations.OfVectors(Bits / (8 * sizeof(float)))));

    /// <summary>
    /// Returns the bandwidth with which weights of so many bytes are read. For weights between two caches in size it is that of a block of their
    /// size: some processors read a block that is a little larger than the first-level cache with less than the bandwidth of the second level.
    /// </summary>
    private double BytesPerSecondFrom(long held)
    {
        CacheLevel level = Caches.Of(held);
        if (level is CacheLevel.L1 or CacheLevel.Memory)
        {
            return BytesPerSecond[level];
        }

        if (!_ofBlocks.TryGetValue(held, out double bandwidth))
        {
            bandwidth = BytesPerSecondOfBlock(held);
            _ofBlocks.Add(held, bandwidth);
        }

        return Math.Min(bandwidth, BytesPerSecond[level]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Bits} bit: {FlopsPerSecond / 1e9:F0} GFLOP/s; read "
        + string.Join(", ", BytesPerSecond.Select(level => $"{level.Key} {level.Value / 1e9:F0} GB/s"))
        + $"; latency of a sigmoid {Latency.Sigmoid * 1e9:F1} ns, of a tanh {Latency.Tanh * 1e9:F1} ns"
        + $"; beside others {Interval.Sigmoid * 1e9:F1} ns, {Interval.Tanh * 1e9:F1} ns";

    /// <summary>Measures the limits with vectors of one width.</summary>
    public static MachineLimits Measure<S, V>(int bits)
        where S : struct, ISimd<V, float>
        where V : struct =>
        new(
            bits,
            PeakFlops.Measure<S, V>(),
            Enum.GetValues<CacheLevel>().ToDictionary(level => level, ReadBandwidth.Measure<S, V>),
            ReadBandwidth.Measure<S, V>,
            FunctionTimes.OfChains<S, V>(),
            FunctionTimes.OfRows<S, V>()
        );
}
