using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>What an operation does to the gradient of one of its inputs.</summary>
/// <param name="Target">The gradient.</param>
/// <param name="Accumulate">Whether another reader of the value has written before, so that this one adds.</param>
/// <param name="Finish">
/// The function to differentiate through on the way, because this is the last reader and the value's own operation fused it;
/// its output lies in <paramref name="FinishOutput"/>.
/// </param>
internal sealed record Contribution(Buffer Target, bool Accumulate, ActivationFunction? Finish, Buffer? FinishOutput);

/// <summary>From the gradient of the loss back to the gradients of the parameters and, when asked, of the input.</summary>
internal sealed class BackwardPass : Pass
{
    private readonly Dictionary<int, int> _readersLeft;
    private readonly Dictionary<int, Operation> _producers;
    private readonly HashSet<int> _written = [];
    private readonly HashSet<int> _finished = [];

    /// <param name="operations">The operations of the forward half, in its order.</param>
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
    /// Says that the operation now writes its part of the gradient of <paramref name="value"/>. With <paramref name="canFinish"/> it
    /// can also differentiate through a fused function on the way, which saves a pass over the rows.
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

    /// <summary>Whether the gradient of the value has already gone back through the function fused into its operation.</summary>
    public bool IsFinished(Value value) => _finished.Contains(value.Id);
}
