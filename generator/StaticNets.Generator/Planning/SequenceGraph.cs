using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The graph of a network that takes any number of time steps. Each value with a time axis becomes a sequence, <c>[steps, rows,
/// features]</c>. Operations process sequences row by row, as inside a scan, so the number of steps only affects the number of rows.
/// </summary>
internal static class SequenceGraph
{
    /// <param name="graph">A graph that can be computed step by step, see <see cref="StepGraph"/>.</param>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        OneStep values = new(StepCount.OfCall);
        InputPort input = graph.Inputs[0];
        OutputPort output = graph.Outputs[0];
        values.AddOverTime(input.Values);
        List<Operation> operations = [];
        foreach (Operation operation in graph.Operations)
        {
            bool isOverTime = operation.Inputs.Any(values.IsOverTime);
            if (isOverTime && operation is not LastStep)
            {
                values.AddOverTime(operation.Output);
            }

            operations.AddRange(isOverTime && operation is not (Scan or LastStep) ? operation.AtOneStep(values)! : [operation]);
        }

        return graph with
        {
            Inputs = new([input with { Value = values.Of(input.Values), Values = values.Of(input.Values) }]),
            Outputs = new([output with { Value = values.Of(output.Value!) }]),
            Operations = new EquatableArray<Operation>([.. operations]),
        };
    }
}
