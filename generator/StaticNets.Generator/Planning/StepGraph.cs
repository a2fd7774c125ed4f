using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>The graph of a network that is given one time step at a time and keeps its state between them.</summary>
internal static class StepGraph
{
    // The functions of a single step have other shapes than the functions of the whole sequence, so they need other names. No layer's label
    // has this ending.
    public const string Ending = "_AtStep";

    /// <summary>
    /// Returns the graph of one time step, or <see langword="null"/> if no layer keeps anything from step to step, or if an operation needs
    /// all steps at once. Operations that use only the last step of a sequence are unchanged.
    /// </summary>
    public static NetworkGraph? Of(NetworkGraph graph) => Of(graph, out _);

    /// <inheritdoc cref="Of(NetworkGraph)"/>
    /// <param name="obstacle">The operation that needs all steps at once, if there is one.</param>
    public static NetworkGraph? Of(NetworkGraph graph, out Operation? obstacle)
    {
        obstacle = null;
        InputPort input = graph.Inputs[0];
        OutputPort output = graph.Outputs[0];
        if (!IsSequence(graph))
        {
            return null;
        }

        OneStep values = new();
        values.AddOverTime(input.Values);
        List<Operation> operations = [];
        foreach (Operation operation in graph.Operations)
        {
            if (AtOneStep(operation, values, input.Shape.HasAnySteps) is not { } computed)
            {
                obstacle = operation;
                return null;
            }

            operations.AddRange(computed);
        }

        bool isWhole = !values.IsOverTime(output.Value!) || values.HasSteps(output.Value!);
        return isWhole && values.KeepState
            ? graph with
            {
                Inputs = new([input with { Value = values.Of(input.Values), Values = values.Of(input.Values) }]),
                Outputs = new([output with { Value = values.Of(output.Value!) }]),
                Operations = operations.ToEquatableArray(),
            }
            : null;
    }

    /// <summary>Whether the network has one input, of steps and features or of an index for each step, and one output.</summary>
    public static bool IsSequence(NetworkGraph graph) =>
        !graph.HasSeveralPorts && graph.Inputs[0] is var input && (input.Shape.Rank == 2 || input is { IsIndices: true, Shape.Rank: 1 });

    private static IEnumerable<Operation>? AtOneStep(Operation operation, OneStep values, bool keepsLabels)
    {
        if (!operation.Inputs.Any(values.IsOverTime))
        {
            return [operation];
        }

        if (!operation.Inputs.All(values.HasSteps))
        {
            return null;
        }

        if (operation is not LastStep)
        {
            values.AddOverTime(operation.Output);
        }

        bool isSequence = keepsLabels || operation is LastStep || operation.Output.Steps is not null;
        return operation
            .AtOneStep(values)
            ?.Select(one => isSequence || one.Label.Length == 0 ? one : one with { Label = one.Label + Ending });
    }
}
