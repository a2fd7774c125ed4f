using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticNets.Amplifier.Tests;

/// <summary>The files that <c>Fixtures/make_models.py</c> writes.</summary>
internal static class ModelFixtures
{
    private static readonly JsonNode _expected = JsonNode.Parse(File.ReadAllText(PathOf("expected.json")))!;

    /// <summary>The input samples of all models.</summary>
    public static float[] Input => _expected["input"].Deserialize<float[]>()!;

    /// <summary>The output samples that PyTorch computes for a model in double precision.</summary>
    public static double[] Output(string file) => _expected[file].Deserialize<double[]>()!;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", file);

    /// <summary>Reads a model's JSON, to be changed.</summary>
    public static JsonObject Json(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
}
