using System.Text.Json;

namespace StaticNets.Tests.Measuring;

/// <summary>Predictions and scikit-learn's metrics for them (Fixtures/make_metrics.py).</summary>
internal static class ScikitFigures
{
    private static readonly JsonElement _root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "metrics.json")))
        .RootElement;

    public static JsonElement Confusion => _root.GetProperty("confusion");

    public static JsonElement Scores => _root.GetProperty("scores");

    public static JsonElement Regression => _root.GetProperty("regression");

    public static JsonElement Binary => _root.GetProperty("binary");

    public static JsonElement Confidences => _root.GetProperty("confidences");

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    public static int[] Indices(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    public static float[] Single(this double[] values) => [.. values.Select(value => (float)value)];
}
