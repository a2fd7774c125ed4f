using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The buffers of the values and parameters of a network.</summary>
/// <param name="unpacked">The inputs that are read from the caller's memory without a copy, keyed by the ids of their values.</param>
internal sealed class Buffers(Element element, IReadOnlyDictionary<int, Buffer> unpacked)
{
    private readonly Dictionary<int, Value> _aliases = [];
    private readonly Dictionary<int, (Value Sequence, StepSlot Slot)> _steps = [];

    /// <summary>
    /// Whether the buffer of a value inside a loop over time steps contains all steps of the value at once, as a matrix of steps × samples
    /// rows. The property is set while the calls that follow the loop are added.
    /// </summary>
    public bool ShowsAllSteps { get; set; }

    /// <summary>Registers that a value inside a loop over time steps is one step of a sequence.</summary>
    public void PlaceStep(Value value, Value sequence, StepSlot slot) => _steps[value.Id] = (Standing(sequence), slot);

    public void Alias(Value output, Value input) => _aliases[output.Id] = input;

    public Buffer Of(Value value)
    {
        Value standing = Standing(value);
        return unpacked.TryGetValue(standing.Id, out Buffer? caller)
            ? caller
            : OfRows(standing, ValueContent.Itself, standing.Shape.Length);
    }

    private Value Standing(Value value)
    {
        while (_aliases.TryGetValue(value.Id, out Value? other))
        {
            value = other;
        }

        return value;
    }

    public Buffer Gradient(Value value) => OfRows(value, ValueContent.Gradient, value.Shape.Length);

    /// <summary>Returns a buffer of a value, with a row for each sample, or for each step of each sample.</summary>
    public Buffer OfRows(Value value, ValueContent content, long length)
    {
        if (_steps.TryGetValue(value.Id, out (Value Sequence, StepSlot Slot) step))
        {
            Buffer sequence = Whole(step.Sequence);
            Buffer current = sequence with { Name = NameOf(value), Slice = sequence.Slice! with { Slot = step.Slot } };
            return ShowsAllSteps ? Part(sequence, current.Slice.OverAllSteps.Slot) : current;
        }

        return value.Steps is null ? Rows(value) : Part(Whole(value), StepSlot.All);

        string NameOf(Value of) => content == ValueContent.Itself ? of.Name : of.Name + content;
        BufferHome HomeOf(Value of) => of.IsState ? BufferHome.State : BufferHome.Workspace;
        Buffer Rows(Value of) => new(new ValueMemory(of.Id, content), NameOf(of), HomeOf(of), element.Pad(length)) { Width = length };
        Buffer Whole(Value of) =>
            Rows(of) with
            {
                Slice = new StepSlice(NameOf(of), of.Steps!.Value, of.HasInitialState, StepSlot.Whole) { RunsBackwards = of.RunsBackwards },
            };
    }

    /// <summary>Returns the buffer of the given part of a sequence.</summary>
    public static Buffer Part(Buffer sequence, StepSlot slot) =>
        sequence with
        {
            Name = sequence.Slice!.Sequence + (sequence.Slice.HasInitialState ? slot : ""),
            Slice = sequence.Slice with { Slot = slot },
        };

    /// <summary>Creates a buffer with a single row for the operation that computes a value.</summary>
    public Buffer OfOneRow(Value value, ValueContent content, string name, long length) =>
        new(new ValueMemory(value.Id, content), name, BufferHome.Workspace, element.Pad(length), 1);

    public Buffer Of(Parameter parameter) =>
        Of(parameter, ParameterContent.Itself, parameter.Identifier, parameter.IsFolded ? BufferHome.Folded : BufferHome.Parameters);

    public Buffer Gradient(Parameter parameter) =>
        Of(parameter, ParameterContent.Gradient, parameter.Identifier + "Gradient", BufferHome.Gradients);

    /// <summary>Returns the buffer of one row of a parameter, such as one of two biases, or of its gradient.</summary>
    public static Buffer RowOf(Buffer parameter, long row) =>
        parameter.FixedRows == 1
            ? parameter
            : parameter with
            {
                Identity = (ParameterMemory)parameter.Identity with { Row = row },
                Name = parameter.Name + "Row" + row,
                FixedRows = 1,
            };

    /// <summary>Creates a buffer with a fixed number of rows for something computed from a parameter.</summary>
    public Buffer MadeOf(Parameter parameter, ParameterContent content, long rows, long length) =>
        new(new ParameterMemory(parameter, content), parameter.Identifier + content, BufferHome.Workspace, element.Pad(length), rows);

    private Buffer Of(Parameter parameter, ParameterContent content, string name, BufferHome home) =>
        new(new ParameterMemory(parameter, content), Identifiers.Escape(name), home, element.Pad(parameter.RowLength), parameter.Rows);
}
