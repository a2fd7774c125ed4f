using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The buffers of the values and parameters of a network.</summary>
internal sealed class Buffers(Element element, Value input, bool packed)
{
    private readonly Dictionary<int, Value> _aliases = [];

    /// <summary>The input in the caller's memory.</summary>
    public Buffer Input { get; } = OfPort(PortContent.Input, "x", input.Shape.Length);

    /// <summary>Creates a buffer in the caller's memory, without padding between rows.</summary>
    public static Buffer OfPort(PortContent content, string name, long length) =>
        new(new PortMemory(content), name, BufferHome.Caller, length);

    public void Alias(Value output, Value input) => _aliases[output.Id] = input;

    public Buffer Of(Value value)
    {
        while (_aliases.TryGetValue(value.Id, out Value? other))
        {
            value = other;
        }

        return value.Id == input.Id && !packed ? Input : OfRows(value, ValueContent.Itself, value.Name, value.Shape.Length);
    }

    public Buffer Gradient(Value value) => OfRows(value, ValueContent.Gradient, value.Name + "Gradient", value.Shape.Length);

    /// <summary>Creates a buffer for the operation that computes a value, with a row for each sample.</summary>
    public Buffer OfRows(Value value, ValueContent content, string name, long length) =>
        new(new ValueMemory(value.Id, content), name, BufferHome.Workspace, element.Pad(length));

    /// <summary>Creates a buffer for the operation that computes a value, with a single row.</summary>
    public Buffer OfOneRow(Value value, ValueContent content, string name, long length) =>
        new(new ValueMemory(value.Id, content), name, BufferHome.Workspace, element.Pad(length), 1);

    public Buffer Of(Parameter parameter) => Of(parameter, ParameterContent.Itself, parameter.Identifier, BufferHome.Parameters);

    public Buffer Gradient(Parameter parameter) =>
        Of(parameter, ParameterContent.Gradient, parameter.Identifier + "Gradient", BufferHome.Gradients);

    /// <summary>Creates a buffer for something computed from a parameter, with a fixed number of rows.</summary>
    public Buffer MadeOf(Parameter parameter, ParameterContent content, long rows, long length) =>
        new(new ParameterMemory(parameter, content), parameter.Identifier + content, BufferHome.Workspace, element.Pad(length), rows);

    private Buffer Of(Parameter parameter, ParameterContent content, string name, BufferHome home) =>
        new(new ParameterMemory(parameter, content), Identifiers.Escape(name), home, element.Pad(parameter.RowLength), parameter.Rows);
}
