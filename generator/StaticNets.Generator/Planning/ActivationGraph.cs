using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The graph of a prediction that returns the output of every layer: each is an output of the graph, so that nothing merges it with the layer
/// below. Layers that share their memory, as <c>[Flatten]</c> does with the layer above, are one output.
/// </summary>
internal static class ActivationGraph
{
    /// <summary>
    /// Returns the graph. If each call determines the number of time steps, the layers with an output at each step come after the others in
    /// the row of a sample, and their places depend on the number of steps.
    /// </summary>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        int[] shown =
        [
            .. Enumerable
                .Range(0, graph.Layers.Count)
                .Where(i => IsShown(graph.Layers[i]))
                .GroupBy(i => graph.Layers[i].Output!.Id)
                .Select(same => same.First()),
        ];
        long ofSamples = shown.Select(i => graph.Layers[i].Output!.Shape).Where(shape => !shape.HasAnySteps).Sum(shape => shape.Length);
        long offset = 0;
        long stepOffset = 0;
        List<OutputPort> outputs = [];
        foreach (int layer in shown)
        {
            Value value = graph.Layers[layer].Output!;
            bool hasSteps = value.Shape.HasAnySteps;
            OutputPort port = new(
                graph.Layers[layer].Name,
                value,
                hasSteps ? ofSamples : offset,
                layer,
                outputs.Count,
                IsDeclared: false,
                Loss: null,
                Weight: 1,
                TargetOffset: 0
            );
            outputs.Add(port with { StepOffset = hasSteps ? stepOffset : 0 });
            offset += hasSteps ? 0 : value.Shape.Length;
            stepOffset += hasSteps ? value.Shape.Length : 0;
        }

        return graph with
        {
            Outputs = outputs.ToEquatableArray(),
        };
    }

    /// <summary>Returns another graph of the same layers with the same outputs.</summary>
    public static NetworkGraph In(NetworkGraph other, NetworkGraph outputs) =>
        other with
        {
            Outputs = outputs.Outputs.Select(port => port with { Value = other.Layers[port.Layer!.Value].Output }).ToEquatableArray(),
        };

    /// <summary>
    /// Whether the user knows the layer. The generator adds the layers that read the input of a part or block; their outputs are those of
    /// the layers which the part or block reads.
    /// </summary>
    public static bool IsShown(LayerNode layer) => layer.Kind is not (PartInput.Name or BlockBoundary.Input);
}
