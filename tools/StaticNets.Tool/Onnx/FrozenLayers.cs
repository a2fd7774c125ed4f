using Proto = global::Onnx.ModelProto;

namespace StaticNets.Tool.Onnx;

/// <summary>
/// The names of layers that are not trained, in the metadata of a model: ONNX has no such property. Other programs ignore the entry.
/// </summary>
internal static class FrozenLayers
{
    /// <summary>The key of the entry; its value lists the names with commas between them.</summary>
    public const string Key = "staticnets.frozen";

    public static string Text(IEnumerable<string> layers) => string.Join(',', layers.Select(WithoutSlashes));

    /// <summary>Returns the names of a model; names of layers that it does not have are of no consequence.</summary>
    public static IReadOnlySet<string> Of(Proto model) =>
        model
            .MetadataProps.Where(entry => entry.Key == Key)
            .SelectMany(entry => entry.Value.Split(','))
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

    // An import names layers of parts tower_dense instead of tower/dense.
    private static string WithoutSlashes(string layer) => layer.Replace('/', '_');
}
