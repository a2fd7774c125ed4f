using Microsoft.ML.OnnxRuntime;
using StaticNets.Benchmarks.Peers.Images;
using StaticNets.Benchmarks.Peers.Onnx;

namespace StaticNets.Benchmarks.Peers.OnnxRuntime;

/// <summary>The predictions among the workloads in ONNX Runtime, by the names of the harness. It does not train.</summary>
internal static class OrtWorkloads
{
    private static readonly Dictionary<string, Func<byte[]>> _predictions = new()
    {
        ["mlp-infer-1"] = () => OnnxNetworks.Chain(1, 784, 128, 64, 10),
        ["mlp-infer-32"] = () => OnnxNetworks.Chain(32, 784, 128, 64, 10),
        ["mlp-infer-256"] = () => OnnxNetworks.Chain(256, 784, 128, 64, 10),
        ["tiny-infer-1"] = () => OnnxNetworks.Chain(1, 4, 16, 16, 3),
        ["lstm-sequence-1"] = OnnxNetworks.Lines,
    };

    /// <summary>Loads ONNX Runtime, and returns a function that prepares a workload.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public static Func<string, IReadOnlyList<Variant>> Load()
    {
        try
        {
            OrtEnv.Instance();
        }
        catch (TypeInitializationException error) when (error.InnerException is DllNotFoundException missing)
        {
            throw new DllNotFoundException(missing.Message, missing);
        }

        return Variants;
    }

    private static IReadOnlyList<Variant> Variants(string workload) =>
        _predictions.TryGetValue(workload, out Func<byte[]>? model) ? [Predict(model())]
        : workload.EndsWith("-infer-1") && ImageNetwork.Of(workload) is { } network ? [Predict(OnnxNetworks.Images(network))]
        : FilterName.Parse(workload) is { } filter
            ? [new Variant("bound", new OrtNetwork(OnnxNetworks.Filter(filter.IsLstm, filter.Units)).Step())]
        : [];

    private static Variant Predict(byte[] model) => new("bound", new OrtNetwork(model).Predict());
}
