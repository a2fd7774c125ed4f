using StaticNets.Runtime;

namespace StaticNets.Tool.Manifests;

/// <summary>The manifest of one layer of a network.</summary>
/// <param name="Name">The name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="Kind">The kind of layer: the name of its attribute without <c>Attribute</c>.</param>
/// <param name="Order">The effect of the layer on the order of its input features.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="Reads">The layers and inputs that it reads.</param>
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
    /// <summary>Whether the layer carries a state from step to step.</summary>
    public bool IsRecurrent => Tensors.Any(tensor => tensor.Role == "recurrent_kernel");

    /// <summary>Whether the layer is a gated recurrent unit, which libraries compute in two forms.</summary>
    public bool IsGru => Kind == "Gru";

    /// <summary>
    /// Roles and shapes of the layer's weights, for messages. Layers with equal signatures cannot be told apart by their weights.
    /// </summary>
    public string Signature => string.Join(", ", Tensors.Select(tensor => $"{tensor.Role} {StaticNets.Runtime.Shapes.Text(tensor.Shape)}"));
}
