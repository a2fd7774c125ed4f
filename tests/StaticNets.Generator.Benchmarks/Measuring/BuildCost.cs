using System.Text.Json;
using System.Text.Json.Serialization;

namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>The measurements of one network, which are printed as one JSON object. Times are in milliseconds.</summary>
internal sealed record BuildCost(
    [property: JsonPropertyName("layers")] int Layers,
    [property: JsonPropertyName("first_ms")] double First,
    [property: JsonPropertyName("cold_ms")] double Cold,
    [property: JsonPropertyName("comment_edit_ms")] double CommentEdit,
    [property: JsonPropertyName("emitted_bytes")] long EmittedBytes,
    [property: JsonPropertyName("compile_ms")] double Compile,
    [property: JsonPropertyName("assembly_bytes")] long AssemblyBytes,
    [property: JsonPropertyName("first_prediction_ms")] double FirstPrediction,
    [property: JsonPropertyName("first_train_step_ms")] double FirstTrainStep
)
{
    /// <summary>
    /// Measures a chain with this number of layers. Call this in a new process, because the first run of the generator in a process is
    /// slower and is measured too.
    /// </summary>
    public static BuildCost Measure(int layers)
    {
        GeneratorRuns runs = new(layers);
        double first = runs.Cold();
        GeneratorRuns.WarmUp();
        double cold = Sampling.Median(GeneratorRuns.Repetitions, runs.Cold);
        double edit = Sampling.Median(GeneratorRuns.Repetitions, runs.CommentEdit);
        byte[] assembly = [];
        double compile = Sampling.Median(GeneratorRuns.Compilations, () => runs.Compile(out assembly));
        using FirstCalls calls = new(assembly);
        return new BuildCost(
            layers,
            first,
            cold,
            edit,
            runs.EmittedBytes,
            compile,
            assembly.Length,
            calls.Median(StarterSource.Predict),
            calls.Median(StarterSource.TrainStep)
        );
    }

    public static BuildCost Read(string line) => JsonSerializer.Deserialize<BuildCost>(line)!;

    public string Write() => JsonSerializer.Serialize(this);
}
