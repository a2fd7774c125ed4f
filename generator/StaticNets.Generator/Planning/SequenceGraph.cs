using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The graph of a network that takes any number of time steps. Each value with a time axis becomes a sequence, <c>[steps, rows,
/// features]</c>. Operations process sequences row by row, as inside a scan, so the number of steps only affects the number of rows.
/// </summary>
internal static class SequenceGraph
{
    /// <summary>
    /// Returns the graph, or <see langword="null"/> if no layer relates the steps to each other, or if an operation depends on the number
    /// of steps.
    /// </summary>
    public static NetworkGraph? Of(NetworkGraph graph)
    {
        InputPort input = graph.Inputs[0];
        OutputPort output = graph.Outputs[0];
        if (!StepGraph.IsSequence(graph) || !graph.Operations.Any(operation => operation.RelatesSteps))
        {
            return null;
        }

        OneStep values = new(StepCount.OfCall);
        values.AddOverTime(input.Values);
        List<Operation> operations = [];
        foreach (Operation operation in graph.Operations)
        {
            if (AsSequence(operation, values) is not { } computed)
            {
                return null;
            }

            operations.AddRange(computed);
        }

        return !values.IsOverTime(output.Value!) || values.HasSteps(output.Value!)
            ? graph with
            {
                Inputs = new([input with { Value = values.Of(input.Values), Values = values.Of(input.Values) }]),
                Outputs = new([output with { Value = values.Of(output.Value!) }]),
                Layers = graph.Layers.Select(layer => layer with { Output = values.Of(layer.Output!) }).ToEquatableArray(),
                Operations = operations.ToEquatableArray(),
            }
            : null;
    }

    /// <summary>
    /// Returns the operations that compute the same from sequences, or <see langword="null"/> if the operation depends on the number of
    /// steps. Operations that only rearrange steps are left out: their output is replaced by their input.
    /// </summary>
    private static IReadOnlyList<Operation>? AsSequence(Operation operation, OneStep values)
    {
        if (!operation.Inputs.Any(values.IsOverTime))
        {
            return [operation];
        }

        if (!operation.Inputs.All(values.HasSteps))
        {
            return null;
        }

        if (operation is LastStep last)
        {
            return [last with { X = values.Of(last.X) }];
        }

        values.AddOverTime(operation.Output);
        IReadOnlyList<Operation>? computed = operation is Scan ? [operation] : operation.AtOneStep(values);
        foreach (SameMemory same in computed?.OfType<SameMemory>() ?? [])
        {
            values.Replace(same.Output, same.X);
        }

        return computed?.Where(one => one is not SameMemory).ToList();
    }
}
