using System.Text.Json;
using System.Text.Json.Serialization;
using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Peers;

/// <summary>The names by which the program StaticNets.Benchmarks.Peers is asked for a library.</summary>
internal static class PeerNames
{
    public const string Torch = "torch";
    public const string OnnxRuntime = "ort";
}

/// <summary>One answer of the program StaticNets.Benchmarks.Peers; without times if the library does not run the workload.</summary>
internal sealed record PeerReport(
    [property: JsonPropertyName("workload")] string Workload,
    [property: JsonPropertyName("peer")] string Peer,
    [property: JsonPropertyName("variant")] string? Variant = null,
    [property: JsonPropertyName("median_us")] double? MedianMicroseconds = null,
    [property: JsonPropertyName("p10_us")] double? P10Microseconds = null,
    [property: JsonPropertyName("p90_us")] double? P90Microseconds = null
)
{
    private const double Microseconds = 1e6;

    private static readonly JsonSerializerOptions _json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static PeerReport Of(string workload, string peer, string variant, Timing timing) =>
        new(workload, peer, variant, timing.Median * Microseconds, timing.P10 * Microseconds, timing.P90 * Microseconds);

    public static PeerReport Read(string line) => JsonSerializer.Deserialize<PeerReport>(line, _json)!;

    public string ToJson() => JsonSerializer.Serialize(this, _json);
}
