using System.Text.Json;
using System.Text.Json.Serialization;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Serialises reports without reflection, which a program compiled ahead of time does not have.</summary>
[JsonSerializable(typeof(Report))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static string Write(Report report) => JsonSerializer.Serialize(report, Default.Report);

    public static Report Read(string line) => JsonSerializer.Deserialize(line, Default.Report)!;
}
