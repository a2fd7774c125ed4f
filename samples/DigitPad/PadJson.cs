using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitPad;

/// <summary>Serialises the answers without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class PadJson : JsonSerializerContext;
