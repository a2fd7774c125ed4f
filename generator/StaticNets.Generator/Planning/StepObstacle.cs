using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Explains why a network cannot compute a sequence one step at a time.</summary>
internal static class StepObstacle
{
    /// <summary>Returns the reason, or <see langword="null"/> if the network can.</summary>
    public static string? Of(NetworkGraph graph) =>
        StepGraph.Of(graph, out Operation? operation) is not null ? null
        : graph.HasSeveralPorts ? "it has several inputs or outputs"
        : !StepGraph.IsSequence(graph) ? "its input has no time steps; write [Input(steps, features)]"
        : operation is null && !KeepsState(graph) ? "none of its layers keeps a state from step to step"
        : $"the layer '{Layer(graph, operation).Name}' needs the whole sequence";

    /// <summary>
    /// Returns the name of the first layer, other than a recurrent one, whose output at a step depends on other steps or on the number of
    /// the step; <see langword="null"/> if there is none.
    /// </summary>
    public static string? LayerWithoutState(NetworkGraph graph) =>
        graph.Operations.FirstOrDefault(operation => operation is { RelatesSteps: true } and not Scan) is { } operation
            ? Layer(graph, operation).Name
            : null;

    private static bool KeepsState(NetworkGraph graph) => graph.Operations.Any(operation => operation.RelatesSteps);

    /// <summary>
    /// Returns the layer that an operation belongs to, or the layer of the output if there is no operation. If the operation reads a view
    /// that hides the steps, as Flatten gives one, it is the layer with the view.
    /// </summary>
    private static LayerNode Layer(NetworkGraph graph, Operation? operation)
    {
        IEnumerable<Operation> fromThere = graph.Operations.SkipWhile(other => other != operation);
        return operation?.Inputs.Select(input => View(graph, input)).FirstOrDefault(view => view is not null)
            ?? fromThere.Select(other => Maker(graph, other.Output)).FirstOrDefault(maker => maker is not null)
            ?? graph.Layers.Last();
    }

    private static LayerNode? View(NetworkGraph graph, Value input) =>
        graph.Layers.FirstOrDefault(layer => layer.Output == input && layer.Order == FeatureOrder.Reshaped);

    private static LayerNode? Maker(NetworkGraph graph, Value value) => graph.Layers.FirstOrDefault(layer => layer.Output!.Id == value.Id);
}
