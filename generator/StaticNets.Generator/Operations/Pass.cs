using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Collects the calls of one pass and creates the buffers that they use.</summary>
internal abstract class Pass(Element element, Buffers buffers)
{
    private List<Instruction> _instructions = [];

    public Element Element { get; } = element;

    public IReadOnlyList<Instruction> Instructions => _instructions;

    /// <summary>Whether the pass is so small that its sums are unrolled and its functions are inlined.</summary>
    public bool Unrolled { get; init; }

    /// <summary>
    /// Whether products with few columns split their sums: in networks that compute single time steps, where nothing else hides the latency
    /// of multiply-adds.
    /// </summary>
    public bool SplitsNarrowSums { get; init; }

    protected Buffers Buffers { get; } = buffers;

    /// <summary>The label of the operation whose calls are being added.</summary>
    protected string Label { get; private set; } = "";

    public Buffer Of(Value value) => Buffers.Of(value);

    public Buffer Of(Parameter parameter) => Buffers.Of(parameter);

    /// <summary>Creates a buffer with a row for each sample for the operation that computes <paramref name="value"/>.</summary>
    public Buffer RowScratch(Value value, ValueContent content, long length) => Buffers.OfRows(value, content, length);

    /// <summary>Creates a buffer with a single row for the operation that computes <paramref name="value"/>.</summary>
    public Buffer Scratch(Value value, ValueContent content, string name, long length) => Buffers.OfOneRow(value, content, name, length);

    /// <summary>Creates a buffer for a matrix computed from a parameter, for example its transpose.</summary>
    public Buffer Scratch(Parameter parameter, ParameterContent content, long rows, long length) =>
        Buffers.MadeOf(parameter, content, rows, length);

    /// <summary>Creates a buffer for targets, with padding at the end of each row.</summary>
    /// <param name="steps">The number of steps if each step of a sample has a row; otherwise <see langword="null"/>.</param>
    public Buffer PaddedTargets(int output, string name, long length, StepCount? steps) =>
        new(new PortMemory(PortContent.PaddedTargets, output), name, BufferHome.Workspace, Element.Pad(length))
        {
            Slice = steps is { } count ? new StepSlice(name, count, HasInitialState: false, StepSlot.All) : null,
        };

    /// <summary>Adds a call of a method of the runtime library.</summary>
    /// <param name="method">Class and method, for example <c>RowCopy.Pack</c>.</param>
    public void CallLibrary(string comment, string method, params Argument[] arguments) =>
        Add(comment, new LibraryFunction(method), arguments);

    /// <summary>Adds a call of an emitted function.</summary>
    public void Call(EmittedFunction function, IEnumerable<Argument> arguments) => AddEmitted(function.Summary, function, [.. arguments]);

    /// <summary>Creates an emitted function and adds a call of it.</summary>
    /// <param name="name">The name of the function, unique within the network.</param>
    /// <param name="summary">The formula; also the comment above the call unless another one is given.</param>
    /// <param name="operands">The parameters of the function with the arguments of this call.</param>
    public void Call(
        string name,
        string summary,
        FunctionBody body,
        IReadOnlyList<Operand> operands,
        string? comment = null,
        bool inlines = false,
        bool returnsTotals = false,
        OutputShare? share = null
    )
    {
        BufferFunction function = new()
        {
            Name = name,
            Summary = summary,
            Parameters = operands.Select(operand => operand.Parameter).ToEquatableArray(),
            Body = body,
            IsInlined = inlines && Unrolled,
            ReturnsTotals = returnsTotals,
        };
        AddEmitted(comment ?? summary, function, [.. operands.Select(operand => operand.Argument)], returnsTotals, share);
    }

    /// <summary>Adds a call of a new function, which computes all elements of one operand, the result, in a loop.</summary>
    /// <param name="value">The expression for the elements of the result.</param>
    /// <param name="operands">
    /// The operands of the function. All buffers among them have the same length. The result is the last operand that is written.
    /// </param>
    public void CallElementwise(string name, string formula, Term value, IReadOnlyList<Operand> operands, string? comment = null)
    {
        Operand destination = operands.Last(operand => operand.Argument.Writes);
        Buffer written = destination.Argument.Buffer!;
        Elementwise body = new(((BufferParameter)destination.Parameter).Name, value, written.RowStride, written.FixedRows);
        Operand[] rows = written.PerSample ? [RuntimeArgument.Rows] : [];
        Call(name, formula, body, [.. operands, .. rows], comment, inlines: true);
    }

    /// <summary>Runs code that adds the calls of an operation.</summary>
    /// <param name="label">The label of the operation.</param>
    public void ForOperation(string label, Action addCalls)
    {
        string around = Label;
        Label = label;
        addCalls();
        Label = around;
    }

    /// <summary>Makes the last call end with the combination of two vectors over the whole batch.</summary>
    protected internal void CombineOverBatch(BatchCombination combination) =>
        _instructions[_instructions.Count - 1] = (FunctionCall)_instructions[_instructions.Count - 1] with { Combination = combination };

    /// <summary>
    /// Adds a loop over the time steps. Calls that do the same at each step, because they only use parameters and values computed from
    /// parameters, are made once, before the loop.
    /// </summary>
    protected void Loop(string comment, StepCount steps, bool isReversed, Action body)
    {
        List<Instruction> around = _instructions;
        _instructions = [];
        body();
        ILookup<bool, Instruction> isSameAtEachStep = _instructions.ToLookup(instruction =>
            instruction.Touched.All(buffer => !buffer.PerSample && buffer.Home != BufferHome.Gradients)
        );
        _instructions =
        [
            .. around,
            .. isSameAtEachStep[true],
            new StepLoop(comment, steps, isReversed, isSameAtEachStep[false].ToEquatableArray()),
        ];
    }

    /// <summary>
    /// Adapts the arguments of a call to the calls before it: for example, a second contribution to a gradient must be added to the first.
    /// </summary>
    protected virtual IEnumerable<Argument> Adapt(string function, IReadOnlyList<Argument> arguments) => arguments;

    /// <summary>
    /// Adds a call of an emitted function. Apart from operands with a fixed number of rows, all operands must have the same number of rows:
    /// one for each sample, or one for each step of each sample.
    /// </summary>
    private void AddEmitted(
        string comment,
        Function function,
        IReadOnlyList<Argument> arguments,
        bool returns = false,
        OutputShare? share = null
    )
    {
        StepCount[] steps =
        [
            .. arguments
                .Where(argument => argument.Buffer is { PerSample: true })
                .Select(argument => argument.Buffer!.Slice is { IsOfAllSteps: true } slice ? slice.Steps : new StepCount(1))
                .Distinct(),
        ];
        if (steps.Length > 1)
        {
            throw new InvalidOperationException(
                $"The operands of {function.CallName} have {string.Join(" and ", steps.Select(count => count.Text))} rows for a sample."
            );
        }

        Argument rows = steps.Length > 0 && steps[0].Constant != 1 ? Argument.RowsOf(steps[0]) : RuntimeArgument.Rows;
        Add(comment, function, arguments.Select(argument => argument == (Argument)RuntimeArgument.Rows ? rows : argument), returns, share);
    }

    private void Add(string comment, Function function, IEnumerable<Argument> arguments, bool returns = false, OutputShare? share = null) =>
        _instructions.Add(
            new FunctionCall(comment, function, Adapt(function.CallName, [.. arguments]).ToEquatableArray(), returns)
            {
                Label = Label,
                Share = share,
            }
        );
}

/// <summary>A pass from the input to the output.</summary>
internal sealed class ForwardPass(Element element, Buffers buffers) : Pass(element, buffers)
{
    /// <summary>
    /// Whether the pass belongs to a training step, so that it must keep the values that the backward pass reads; otherwise it is a
    /// prediction.
    /// </summary>
    public bool Training { get; init; }

    /// <summary>Adds the calls of an operation.</summary>
    public void Add(Operation operation) => ForOperation(operation.Label, () => operation.Forward(this));

    /// <summary>Registers that an output equals an input, so that both use the same memory and nothing is copied.</summary>
    public void Alias(Value output, Value input) => Buffers.Alias(output, input);

    /// <summary>Adds a loop over the time steps of a sequence.</summary>
    /// <param name="isReversed">Whether the loop begins with the last step.</param>
    /// <param name="atEnd">Adds further calls at the end of each step.</param>
    public void ForEachStep(string comment, StepCount steps, IEnumerable<Operation> body, bool isReversed = false, Action? atEnd = null) =>
        Loop(
            comment,
            steps,
            isReversed,
            () =>
            {
                foreach (Operation operation in body)
                {
                    Add(operation);
                }

                atEnd?.Invoke();
            }
        );

    /// <summary>Registers that a value inside a loop over time steps is one step of a sequence.</summary>
    public void PlaceStep(Value value, Value sequence, StepSlot slot) => Buffers.PlaceStep(value, sequence, slot);
}
