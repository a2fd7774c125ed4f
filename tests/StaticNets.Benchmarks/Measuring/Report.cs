using System.Text.Json.Serialization;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>The printed results of one workload.</summary>
internal sealed record Report(
    [property: JsonPropertyName("workload")] string Workload,
    [property: JsonPropertyName("bits")] int Bits,
    [property: JsonPropertyName("median_us")] double MedianMicroseconds,
    [property: JsonPropertyName("p10_us")] double P10Microseconds,
    [property: JsonPropertyName("p90_us")] double P90Microseconds,
    [property: JsonPropertyName("flops")] double Flops,
    [property: JsonPropertyName("bytes")] double Bytes,
    [property: JsonPropertyName("limit_us")] double LimitMicroseconds,
    [property: JsonPropertyName("fraction_of_limit")] double FractionOfLimit,
    [property: JsonPropertyName("allocated_bytes")] long AllocatedBytes,
    [property: JsonPropertyName("aot_us")] double? AotMicroseconds = null,
    [property: JsonPropertyName("torch_us")] double? TorchMicroseconds = null,
    [property: JsonPropertyName("ort_us")] double? OrtMicroseconds = null,
    [property: JsonPropertyName("numpy_us")] double? NumPyMicroseconds = null,
    [property: JsonPropertyName("fresh_ms")] double? FreshMilliseconds = null
)
{
    private const double Microseconds = 1e6;
    private const int Digits = 4;

    /// <summary>Compares a timing with the limits of the machine.</summary>
    public static Report Of(Workload workload, Timing timing, MachineLimits limits)
    {
        double limit = limits.Seconds(workload);
        return new Report(
            workload.Name,
            limits.Bits,
            Rounded(timing.Median * Microseconds),
            Rounded(timing.P10 * Microseconds),
            Rounded(timing.P90 * Microseconds),
            workload.Flops,
            workload.Bytes,
            Rounded(limit * Microseconds),
            Rounded(limit / timing.Median),
            timing.AllocatedBytes
        );
    }

    internal static double Rounded(double value) => Math.Round(value, Digits);
}
