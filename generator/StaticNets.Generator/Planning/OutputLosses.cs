using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// What training computes of the outputs: losses with an output's function fused read what stands before it, so that the function is left out
/// where nobody else needs it.
/// </summary>
internal sealed class OutputLosses
{
    private readonly Dictionary<int, Value> _leftOut = [];
    private readonly List<Value> _reads = [];
    private readonly List<Operation> _operations;

    /// <param name="operations">What prediction computes, with functions fused.</param>
    public OutputLosses(NetworkGraph graph, IReadOnlyList<Operation> operations)
    {
        _operations = [.. operations];
        foreach (OutputPort output in graph.Outputs)
        {
            Value value = output.Value!;
            if (!output.IsFused)
            {
                _reads.Add(value);
                continue;
            }

            Operation function = operations.Last(operation => operation.Output.Id == value.Id);
            Value before = function.Inputs[0];
            _reads.Add(before);
            if (!graph.IsRead(value) && graph.OutputsOf(value).All(other => other.IsFused))
            {
                _operations.Remove(function);
                _leftOut[value.Id] = before;
            }
        }
    }

    /// <summary>What the forward half of training computes.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>The value that the loss of each output reads.</summary>
    public IReadOnlyList<Value> Reads => _reads;

    /// <summary>The value itself, or what stands before it where it is left out.</summary>
    public Value Standing(Value value) => _leftOut.TryGetValue(value.Id, out Value? before) ? before : value;
}
