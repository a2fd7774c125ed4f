using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Fuses an activation into the operation before it if nothing else reads the value between them.</summary>
internal sealed class Fusion
{
    private readonly NetworkGraph _graph;
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<int, Value> _absorbed = [];

    public Fusion(NetworkGraph graph)
    {
        _graph = graph;
        foreach (Operation operation in graph.Operations)
        {
            if (operation is not Pointwise function || !Merge(function))
            {
                _operations.Add(operation);
            }
        }
    }

    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Returns the value that is in memory for a value: itself, or the output of the activation that was fused.</summary>
    public Value Standing(Value value) => _absorbed.TryGetValue(value.Id, out Value? other) ? other : value;

    private bool Merge(Pointwise function)
    {
        Value between = function.X;
        int before = _operations.FindIndex(operation => operation.Output.Id == between.Id);
        if (
            before < 0
            || IsLeftToLoss(function)
            || IsNeededForGradient(function)
            || Readers(between) > 1
            || _operations[before].FuseWith(function) is not { } fused
        )
        {
            return false;
        }

        _operations[before] = fused;
        _absorbed[between.Id] = fused.Output;
        return true;
    }

    /// <summary>
    /// Whether the loss computes the activation of the output itself: then it is not fused, because training leaves it out.
    /// </summary>
    private bool IsLeftToLoss(Pointwise function) =>
        _graph.Loss is { Fuses: not OutputFunction.Any } && function.Output.Id == _graph.Output.Id;

    /// <summary>Whether the derivative of the activation needs its input: then the input must stay in memory.</summary>
    private bool IsNeededForGradient(Pointwise function) => _graph.Loss is not null && function.Function.NeedsInput;

    private int Readers(Value value) => _graph.Operations.Sum(operation => operation.Inputs.Count(input => input.Id == value.Id));
}
