using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Fuses an activation into the operation before it if nothing else reads the value between them.</summary>
internal sealed class Fusion
{
    private readonly NetworkGraph _graph;
    private readonly bool _trains;
    private readonly Dictionary<int, Value> _absorbed = [];

    /// <param name="trains">Whether the operations are differentiated too.</param>
    public Fusion(NetworkGraph graph, bool trains)
    {
        _graph = graph;
        _trains = trains;
        Operations = Merge(graph.Operations);
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>
    /// Returns the value that is in memory after the fusion: the given value itself or, if an activation of it was fused, the output of the
    /// activation.
    /// </summary>
    public Value Standing(Value value) => _absorbed.TryGetValue(value.Id, out Value? other) ? other : value;

    private List<Operation> Merge(IReadOnlyList<Operation> operations)
    {
        List<Operation> merged = [];
        foreach (Operation operation in operations)
        {
            if (operation is not Pointwise function || !Merge(function, operations, merged))
            {
                merged.Add(operation.WithFusedBody(Merge));
            }
        }

        return merged;
    }

    private bool Merge(Pointwise function, IReadOnlyList<Operation> all, List<Operation> merged)
    {
        Value between = function.X;
        int before = merged.FindIndex(operation => operation.Output.Id == between.Id);
        if (
            before < 0
            || IsLeftToLoss(function)
            || IsNeededForGradient(function)
            || Readers(between, all) > 1
            || _graph.OutputsOf(between).Any()
            || merged[before].FuseWith(function) is not { } fused
        )
        {
            return false;
        }

        merged[before] = fused;
        _absorbed[between.Id] = fused.Output;
        return true;
    }

    /// <summary>
    /// Whether the loss of an output includes this activation. Then the activation is not fused, so that training can leave it out.
    /// </summary>
    private bool IsLeftToLoss(Pointwise function) => _graph.OutputsOf(function.Output).Any(output => output.IsFused);

    /// <summary>Whether the derivative of the activation needs its input: then the input must stay in memory.</summary>
    private bool IsNeededForGradient(Pointwise function) => _trains && function.Function.NeedsInput;

    private static int Readers(Value value, IReadOnlyList<Operation> operations) =>
        operations.Sum(operation => operation.Inputs.Count(input => input.Id == value.Id));
}
