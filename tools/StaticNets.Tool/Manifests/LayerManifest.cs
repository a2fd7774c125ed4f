using StaticNets.Runtime;

namespace StaticNets.Tool.Manifests;

/// <summary>The manifest of one layer of a network.</summary>
/// <param name="Name">The name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="Kind">The kind of layer, for messages.</param>
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
    public bool IsRecurrent => Gates > 0;

    /// <summary>
    /// Whether the layer is a gated recurrent unit, the only recurrent layer with three gates. Libraries compute it in two forms.
    /// </summary>
    public bool IsGru => Gates == 3;

    /// <summary>
    /// The number of gates, counting the candidate: the recurrent kernel is [units, gates · units]. It is 0 if the layer has no such kernel.
    /// </summary>
    private int Gates =>
        Tensors.Where(tensor => tensor.Role == "recurrent_kernel").Select(tensor => tensor.Shape[1] / tensor.Shape[0]).FirstOrDefault();

    /// <summary>
    /// Roles and shapes of the layer's weights, for messages. Layers with equal signatures cannot be told apart by their weights.
    /// </summary>
    public string Signature => string.Join(", ", Tensors.Select(tensor => $"{tensor.Role} {StaticNets.Runtime.Shapes.Text(tensor.Shape)}"));
}
