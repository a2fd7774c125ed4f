using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The losses of the outputs in training. If a loss includes the output's activation, it reads the input of the activation. The activation
/// itself is left out then, unless another layer or loss reads its output.
/// </summary>
internal sealed class OutputLosses
{
    private readonly Dictionary<int, Value> _leftOut = [];
    private readonly List<Value> _reads = [];
    private readonly List<Operation> _operations;

    /// <param name="operations">The operations of a prediction, after the fusion of activations.</param>
    public OutputLosses(NetworkGraph graph, IReadOnlyList<Operation> operations)
    {
        _operations = [.. operations];
        foreach (OutputPort output in graph.Outputs)
        {
            Value value = output.Value!;
            if (!output.IsFused)
            {
                _reads.Add(BySample(value, output.Index));
                continue;
            }

            Operation function = operations.Last(operation => operation.Output.Id == value.Id);
            Value before = function.Inputs[0];
            _reads.Add(BySample(before, output.Index));
            if (!graph.IsRead(value) && graph.OutputsOf(value).All(other => other.IsFused))
            {
                _operations.Remove(function);
                _leftOut[value.Id] = before;
            }
        }
    }

    /// <summary>
    /// Returns the value itself or, for a sequence, its rows in the order of the targets. Values of the graph have numbers from 0 on, so a
    /// negative one is free.
    /// </summary>
    private Value BySample(Value value, int output)
    {
        if (value.Steps is null)
        {
            return value;
        }

        Value ordered = new(-1 - output, value.Name + "BySample", value.Shape) { Steps = value.Steps };
        _operations.Add(new OrderBySample(value, ordered));
        return ordered;
    }

    /// <summary>The operations of the forward pass of training.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>The value that the loss of each output reads.</summary>
    public IReadOnlyList<Value> Reads => _reads;

    /// <summary>Returns the value itself or, if training leaves out the activation that computes it, the activation's input.</summary>
    public Value Standing(Value value) => _leftOut.TryGetValue(value.Id, out Value? before) ? before : value;
}
