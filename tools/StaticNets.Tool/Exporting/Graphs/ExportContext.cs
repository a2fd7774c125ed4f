using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Exporting.Graphs;

/// <summary>A layer that cannot be exported, and why.</summary>
internal sealed class ExportException(string reason) : Exception(reason);

/// <summary>What the export of one layer reads.</summary>
/// <param name="Graph">The graph that receives its nodes.</param>
/// <param name="Declared">Its attribute.</param>
/// <param name="Layer">Its manifest.</param>
/// <param name="Inputs">What it reads, in the order of the declaration.</param>
/// <param name="Shape">The shape of its output for one sample; the first axis of a sequence can be <c>Steps.Any</c>.</param>
/// <param name="Tensors">Its tensors, or those of the layer with which it shares them.</param>
/// <param name="Weights">The numbers of these tensors by role.</param>
internal sealed record ExportContext(
    GraphWriter Graph,
    DeclaredLayer Declared,
    LayerManifest Layer,
    IReadOnlyList<ExportedValue> Inputs,
    int[] Shape,
    IReadOnlyList<TensorManifest> Tensors,
    IReadOnlyDictionary<string, double[]> Weights
)
{
    public string Name => Layer.Name;

    public ExportedValue Input => Inputs[0];

    /// <summary>Returns the shape of a tensor.</summary>
    public int[] ShapeOf(string role) => Tensors.First(tensor => tensor.Role == role).Shape;

    /// <summary>Returns the name for a stored form of a tensor: the same for all layers that share it, which is then stored once.</summary>
    public string NameOf(string role) => $"{Declared.Owner}/{role}";

    /// <summary>Stores a tensor as it is.</summary>
    public string Stored(string role) => Graph.Tensor(NameOf(role), ShapeOf(role), Weights[role]);

    /// <summary>Stores a tensor with its axes in another order.</summary>
    public string Stored(string role, params int[] axes)
    {
        int[] shape = [.. axes.Select(axis => ShapeOf(role)[axis])];
        return Graph.Tensor(NameOf(role), shape, Conversion.AxisOrder.Exchange(Weights[role], shape, axes));
    }

    /// <summary>Returns the inputs of a node with weights: those of the kernel, and of the bias if there is one.</summary>
    public string[] WithBias(string value, string kernel) =>
        Weights.ContainsKey("bias") ? [value, kernel, Stored("bias")] : [value, kernel];

    public string Add(string operation, string[] inputs, params (string Name, object Value)[] attributes) =>
        Graph.Add(operation, Name, inputs, attributes);

    public ExportedValue Last(string value) => ExportedValue.OfLast(Graph, value, Shape);

    public ExportedValue First(string value) => ExportedValue.OfFirst(Graph, value, Shape);
}
