using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Collects the calls of one pass and names the buffers that they work on.</summary>
internal abstract class Pass(Element element, Buffers buffers)
{
    private readonly List<Step> _steps = [];

    public Element Element { get; } = element;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Whether the pass is so small that its sums are unrolled and its functions inlined.</summary>
    public bool Unrolled { get; init; }

    protected Buffers Buffers { get; } = buffers;

    public Buffer Of(Value value) => Buffers.Of(value);

    public Buffer Of(Parameter parameter) => Buffers.Of(parameter);

    /// <summary>Working memory of the operation that computes <paramref name="value"/>, with a row for each sample.</summary>
    public Buffer RowScratch(Value value, ValueContent content, long length) =>
        Buffers.OfRows(value, content, value.Name + content, length);

    /// <summary>Working memory of the operation that computes <paramref name="value"/>: one row, whatever the number of samples.</summary>
    public Buffer Scratch(Value value, ValueContent content, string name, long length) => Buffers.OfOneRow(value, content, name, length);

    /// <summary>Working memory for something made of a parameter.</summary>
    public Buffer Scratch(Parameter parameter, ParameterContent content, long rows, long length) =>
        Buffers.MadeOf(parameter, content, rows, length);

    /// <summary>Working memory for targets with padding between their rows.</summary>
    public Buffer PaddedTargets(long length) =>
        new(new PortMemory(PortContent.PaddedTargets), "paddedTargets", BufferHome.Workspace, Element.Pad(length));

    /// <summary>Calls a method of the library's runtime.</summary>
    /// <param name="method">Class and method.</param>
    public void CallLibrary(string comment, string method, params Argument[] arguments) =>
        Add(comment, new LibraryFunction(method), arguments);

    /// <summary>Calls an emitted function.</summary>
    public void Call(EmittedFunction function, IEnumerable<Argument> arguments) => Add(function.Summary, function, arguments);

    /// <summary>Emits a function and calls it.</summary>
    /// <param name="name">Its name, unique within the network.</param>
    /// <param name="summary">What it computes; also the comment above the call unless there is another one.</param>
    /// <param name="operands">Its parameters, with the arguments of this call.</param>
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

    /// <summary>Emits a loop that computes every element of the last operand, and calls it.</summary>
    /// <param name="value">The elements of the last operand, which has the same length as the others.</param>
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

/// <summary>From the input to the output.</summary>
internal sealed class ForwardPass(Element element, Buffers buffers) : Pass(element, buffers)
{
    /// <summary>Whether it is the forward half of training (what backward reads must be written) or prediction.</summary>
    public bool Training { get; init; }

    /// <summary>Says that the output is its input, unchanged, so that no copy is made.</summary>
    public void Alias(Value output, Value input) => Buffers.Alias(output, input);
}
