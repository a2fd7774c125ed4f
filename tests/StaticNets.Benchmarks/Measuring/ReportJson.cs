using System.Text.Json.Serialization;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Writes reports without reflection, which a program compiled ahead of time does not have.</summary>
[JsonSerializable(typeof(Report))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReportJson : JsonSerializerContext;
