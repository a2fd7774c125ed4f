using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Collects the calls of one pass and creates the buffers that they use.</summary>
internal abstract class Pass(Element element, Buffers buffers)
{
    private readonly List<Step> _steps = [];

    public Element Element { get; } = element;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Whether the pass is so small that its sums are unrolled and its functions are inlined.</summary>
    public bool Unrolled { get; init; }

    protected Buffers Buffers { get; } = buffers;

    public Buffer Of(Value value) => Buffers.Of(value);

    public Buffer Of(Parameter parameter) => Buffers.Of(parameter);

    /// <summary>Creates a buffer for the operation that computes <paramref name="value"/>, with a row for each sample.</summary>
    public Buffer RowScratch(Value value, ValueContent content, long length) =>
        Buffers.OfRows(value, content, value.Name + content, length);

    /// <summary>Creates a buffer for the operation that computes <paramref name="value"/>, with a single row.</summary>
    public Buffer Scratch(Value value, ValueContent content, string name, long length) => Buffers.OfOneRow(value, content, name, length);

    /// <summary>Creates a buffer for something computed from a parameter.</summary>
    public Buffer Scratch(Parameter parameter, ParameterContent content, long rows, long length) =>
        Buffers.MadeOf(parameter, content, rows, length);

    /// <summary>Creates a buffer for targets with padding between their rows.</summary>
    public Buffer PaddedTargets(long length) =>
        new(new PortMemory(PortContent.PaddedTargets), "paddedTargets", BufferHome.Workspace, Element.Pad(length));

    /// <summary>Adds a call of a method of the runtime library.</summary>
    /// <param name="method">Class and method.</param>
    public void CallLibrary(string comment, string method, params Argument[] arguments) =>
        Add(comment, new LibraryFunction(method), arguments);

    /// <summary>Adds a call of an emitted function.</summary>
    public void Call(EmittedFunction function, IEnumerable<Argument> arguments) => Add(function.Summary, function, arguments);

    /// <summary>Creates an emitted function and adds a call of it.</summary>
    /// <param name="name">The name of the function, unique within the network.</param>
    /// <param name="summary">The formula; also the comment above the call unless another one is given.</param>
    /// <param name="operands">Its parameters with the arguments of this call.</param>
    public void Call(
        string name,
        string summary,
        FunctionBody body,
        IReadOnlyList<Operand> operands,
        string? comment = null,
        bool inlines = false,
        bool returnsTotals = false
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
        Add(comment ?? summary, function, operands.Select(operand => operand.Argument), returnsTotals);
    }

    /// <summary>Creates a function that computes every element of the last operand in a loop, and adds a call of it.</summary>
    /// <param name="value">The elements of the last operand; all operands have the same length.</param>
    public void CallElementwise(string name, string formula, Term value, IReadOnlyList<Operand> operands, string? comment = null)
    {
        Operand destination = operands.Last(operand => operand.Argument.Writes);
        Buffer written = destination.Argument.Buffer!;
        Elementwise body = new(((BufferParameter)destination.Parameter).Name, value, written.RowStride, written.FixedRows);
        Operand[] rows = written.PerSample ? [RuntimeArgument.Rows] : [];
        Call(name, formula, body, [.. operands, .. rows], comment, inlines: true);
    }

    private void Add(string comment, Function function, IEnumerable<Argument> arguments, bool returns = false) =>
        _steps.Add(new Step(comment, function, arguments.ToEquatableArray(), returns));
}

/// <summary>A pass from the input to the output.</summary>
internal sealed class ForwardPass(Element element, Buffers buffers) : Pass(element, buffers)
{
    /// <summary>
    /// Whether it is the forward pass of a training step, which must keep the values that the backward pass reads, or a prediction.
    /// </summary>
    public bool Training { get; init; }

    /// <summary>Registers that an output equals an input, so that no copy is made.</summary>
    public void Alias(Value output, Value input) => Buffers.Alias(output, input);
}
