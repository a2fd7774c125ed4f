using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The contribution of an operation to the gradient of one of its inputs.</summary>
/// <param name="Target">The buffer of the gradient.</param>
/// <param name="Accumulate">
/// Whether something has already been written to the gradient, so that this contribution must be added to it.
/// </param>
/// <param name="Finish">
/// The activation by whose derivative the operation must also multiply the gradient; <see langword="null"/> for none. This activation is
/// fused into the operation that computes the input, and only the last contribution to the gradient can have it.
/// </param>
/// <param name="FinishOutput">The output of the activation in <paramref name="Finish"/>.</param>
internal sealed record Contribution(Buffer Target, bool Accumulate, ActivationFunction? Finish, Buffer? FinishOutput);

/// <summary>The backward pass: from the gradient of the loss to the gradients of the parameters and, if needed, of the input.</summary>
internal sealed class BackwardPass(Element element, Buffers buffers) : Pass(element, buffers)
{
    private readonly HashSet<BufferIdentity> _contributed = [];
    private readonly List<Action> _afterLoop = [];
    private Readers _readers = new([], []);
    private bool _isInLoop;

    public Buffer Gradient(Parameter parameter) => Buffers.Gradient(parameter);

    public Buffer Gradient(Value value) => Buffers.Gradient(value);

    /// <summary>Differentiates operations in reverse order.</summary>
    /// <param name="operations">The operations in the order of the forward pass.</param>
    /// <param name="written">Values whose gradients have been written already.</param>
    public void Differentiate(IReadOnlyList<Operation> operations, IEnumerable<Value> written)
    {
        Readers outside = _readers;
        _readers = new Readers(operations, written);
        foreach (Operation operation in operations.Reverse().Where(operation => HasGradient(operation.Output)))
        {
            ForOperation(operation.Label, () => operation.Backward(this));
        }

        _readers = outside;
    }

    /// <summary>Differentiates the operations of one time step in a loop against the direction of the forward pass.</summary>
    /// <param name="isReversed">Whether the loop begins with the last step, because that of the forward pass begins with the first.</param>
    /// <param name="atBegin">Adds further calls at the beginning of each step.</param>
    public void DifferentiateEachStep(
        string comment,
        StepCount steps,
        IReadOnlyList<Operation> body,
        IEnumerable<Value> written,
        bool isReversed = true,
        Action? atBegin = null
    )
    {
        _isInLoop = true;
        Loop(
            comment,
            steps,
            isReversed,
            () =>
            {
                atBegin?.Invoke();
                Differentiate(body, written);
            }
        );
        _isInLoop = false;
        Buffers.ShowsAllSteps = true;
        foreach (Action sum in _afterLoop)
        {
            sum();
        }

        Buffers.ShowsAllSteps = false;
        _afterLoop.Clear();
    }

    /// <summary>
    /// Adds calls that compute sums over all rows, for which the order of the rows does not matter. Calls from inside a loop over time
    /// steps are added after the loop, where the rows of all steps are one matrix: one long product is faster than many short ones that
    /// add to the same sums.
    /// </summary>
    public void SumOverRows(Action calls)
    {
        if (_isInLoop)
        {
            string label = Label;
            _afterLoop.Add(() => ForOperation(label, calls));
        }
        else
        {
            calls();
        }
    }

    /// <summary>
    /// Registers that an operation now writes its contribution to the gradient of <paramref name="value"/>. If <paramref name="canFinish"/>
    /// is true, the operation can also multiply by the derivative of a fused activation, which saves a pass over the rows.
    /// </summary>
    public Contribution Contribute(Value value, bool canFinish = false)
    {
        (bool accumulate, ActivationFunction? function) = _readers.Contribute(value, canFinish);
        return new Contribution(Gradient(value), accumulate, function, function is null ? null : Of(value));
    }

    /// <summary>
    /// Whether the gradient of the value has already been multiplied by the derivative of the activation that is fused into the value's
    /// operation.
    /// </summary>
    public bool IsFinished(Value value) => _readers.IsFinished(value);

    /// <summary>Whether something has been written to the gradient of the value.</summary>
    public bool HasGradient(Value value) => _readers.IsWritten(value);

    /// <summary>
    /// Makes each contribution to the gradient of a parameter add to the earlier ones. The first contribution replaces the gradient in the
    /// first micro-batch, and adds to the gradient in later micro-batches.
    /// </summary>
    protected override IEnumerable<Argument> Adapt(string function, IReadOnlyList<Argument> arguments)
    {
        BufferIdentity[] gradients =
        [
            .. arguments
                .Where(argument => argument is { Writes: true, Buffer.Home: BufferHome.Gradients })
                .Select(argument => argument.Buffer!.Identity),
        ];
        if (_isInLoop && gradients.Length > 0)
        {
            throw new InvalidOperationException($"{function} writes a parameter's gradient at each time step; call it in SumOverRows.");
        }

        bool isFirst = !_contributed.Overlaps(gradients);
        _contributed.UnionWith(gradients);
        return isFirst
            ? arguments
            : arguments.Select(argument => argument == (Argument)RuntimeArgument.Accumulate ? Argument.Flag(true) : argument);
    }

    /// <summary>Counts the contributions that the gradient of each value still lacks.</summary>
    private sealed class Readers(IReadOnlyList<Operation> operations, IEnumerable<Value> written)
    {
        private readonly Dictionary<int, Operation> _producers = operations.ToDictionary(operation => operation.Output.Id);
        private readonly HashSet<int> _written = [.. written.Select(value => value.Id)];
        private readonly HashSet<int> _finished = [];
        private readonly Dictionary<int, int> _left = operations
            .SelectMany(operation => operation.Inputs)
            .GroupBy(value => value.Id)
            .ToDictionary(readers => readers.Key, readers => readers.Count());

        public bool IsFinished(Value value) => _finished.Contains(value.Id);

        public bool IsWritten(Value value) => _written.Contains(value.Id);

        public (bool Accumulate, ActivationFunction? Finish) Contribute(Value value, bool canFinish)
        {
            bool accumulate = !_written.Add(value.Id);
            bool isLast = --_left[value.Id] == 0;
            ActivationFunction? function =
                canFinish && isLast && _producers.TryGetValue(value.Id, out Operation? producer) ? producer.FusedFunction : null;
            if (function is not null)
            {
                _finished.Add(value.Id);
            }

            return (accumulate, function);
        }
    }
}
