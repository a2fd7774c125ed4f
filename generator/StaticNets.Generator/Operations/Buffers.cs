using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The buffer that each value and parameter of a network lives in.</summary>
internal sealed class Buffers(Element element, Value input, bool packed)
{
    private readonly Dictionary<int, Value> _aliases = [];

    /// <summary>The input as the caller hands it over.</summary>
    public Buffer Input { get; } = new("x", BufferHome.Caller, input.Shape.Length);

    public void Alias(Value output, Value input) => _aliases[output.Id] = input;

    public Buffer Of(Value value)
    {
        while (_aliases.TryGetValue(value.Id, out Value? other))
        {
            value = other;
        }

        return value.Id == input.Id && !packed ? Input : new Buffer(value.Name, BufferHome.Workspace, element.Pad(value.Shape.Length));
    }

    public Buffer Of(Parameter parameter) => Of(parameter, parameter.Identifier, BufferHome.Parameters);

    public Buffer Gradient(Parameter parameter) => Of(parameter, parameter.Identifier + "Gradient", BufferHome.Gradients);

    public Buffer Gradient(Value value) => new(value.Name + "Gradient", BufferHome.Workspace, element.Pad(value.Shape.Length));

    private Buffer Of(Parameter parameter, string name, BufferHome home) =>
        new(Identifiers.Escape(name), home, element.Pad(parameter.RowLength), parameter.Rows);
}
