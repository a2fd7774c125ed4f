using StaticNets.Runtime;

namespace StaticNets.Tool.Manifests;

/// <summary>One layer of a network.</summary>
/// <param name="Name">Its name, e.g. <c>dense_1</c>.</param>
/// <param name="Kind">Its kind, for messages.</param>
/// <param name="Order">Where it puts the features it reads.</param>
/// <param name="OutputShape">Shape of one sample of its output.</param>
/// <param name="Reads">The layers it reads; <c>input</c> is the network's input.</param>
/// <param name="Tensors">Its weights, in the order of a saved file.</param>
internal sealed record LayerManifest(
    string Name,
    string Kind,
    FeatureOrder Order,
    int[] OutputShape,
    string[] Reads,
    IReadOnlyList<TensorManifest> Tensors
)
{
    /// <summary>Names and shapes of its weights, for messages; equal for layers that could be exchanged.</summary>
    public string Signature => string.Join(", ", Tensors.Select(tensor => $"{tensor.Role} {StaticNets.Runtime.Shapes.Text(tensor.Shape)}"));
}
