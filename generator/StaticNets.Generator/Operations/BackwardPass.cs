using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The contribution of an operation to the gradient of one of its inputs.</summary>
/// <param name="Target">The buffer of the gradient.</param>
/// <param name="Accumulate">Whether another reader of the value has written the gradient before, so that this one must add to it.</param>
/// <param name="Finish">
/// The activation whose derivative the contribution must apply too, because it is the last one and the operation that computes the value
/// has the activation fused; the output of the activation is in <paramref name="FinishOutput"/>.
/// </param>
internal sealed record Contribution(Buffer Target, bool Accumulate, ActivationFunction? Finish, Buffer? FinishOutput);

/// <summary>The backward pass: from the gradient of the loss to the gradients of the parameters and, if needed, of the input.</summary>
internal sealed class BackwardPass : Pass
{
    private readonly Dictionary<int, int> _readersLeft;
    private readonly Dictionary<int, Operation> _producers;
    private readonly HashSet<int> _written = [];
    private readonly HashSet<int> _finished = [];

    /// <param name="operations">The operations of the forward pass, in its order.</param>
    public BackwardPass(Element element, Buffers buffers, IReadOnlyList<Operation> operations, Value lossInput)
        : base(element, buffers)
    {
        _producers = operations.ToDictionary(operation => operation.Output.Id);
        _readersLeft = operations.SelectMany(operation => operation.Inputs).GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.Count());
        _written.Add(lossInput.Id);
    }

    public Buffer Gradient(Parameter parameter) => Buffers.Gradient(parameter);

    public Buffer Gradient(Value value) => Buffers.Gradient(value);

    /// <summary>
    /// Registers that an operation now writes its contribution to the gradient of <paramref name="value"/>. If <paramref name="canFinish"/>
    /// is true, it can also apply the derivative of a fused activation, which saves a pass over the rows.
    /// </summary>
    public Contribution Contribute(Value value, bool canFinish = false)
    {
        bool accumulate = !_written.Add(value.Id);
        _readersLeft[value.Id]--;
        ActivationFunction? function = null;
        if (canFinish && _readersLeft[value.Id] == 0 && _producers.TryGetValue(value.Id, out Operation? producer))
        {
            function = producer.FusedFunction;
            if (function is not null)
            {
                _finished.Add(value.Id);
            }
        }

        return new Contribution(Gradient(value), accumulate, function, function is null ? null : Of(value));
    }

    /// <summary>
    /// Whether the derivative of the activation that is fused into the value's operation has been applied to its gradient.
    /// </summary>
    public bool IsFinished(Value value) => _finished.Contains(value.Id);
}
