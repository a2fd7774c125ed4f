using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits the property of a layer with tensors and the property's type, for expressions such as <c>net.Dense1.Kernel</c>.</summary>
internal static class LayerTensorsWriter
{
    /// <param name="throwing">The body of the members if they must throw; <see langword="null"/> if they work.</param>
    public static void Write(CodeWriter writer, LayerNode layer, string element, string? throwing)
    {
        string property = Identifiers.Pascal(layer.Name);
        string type = property + GeneratedMembers.TensorsEnding;
        string set = $"global::StaticNets.ParameterSet<{element}>";
        string field = GeneratedMembers.FieldOfTensors(layer.Name);
        writer.Blank();
        if (throwing is null)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"private {type}? {field};");
            writer.Blank();
        }

        writer.Summary($"The weights of the layer {layer.Name}.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"public {type} {property}" + (throwing ?? $" => {field} ??= new(_engine.ParameterSet);"));
        writer.Blank();
        writer.Summary($"Read-only views of the weights of the layer {layer.Name}, and whether training changes them.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public sealed class {type}");
        if (throwing is null)
        {
            writer.Line($"private readonly {set} _parameters;");
            writer.Blank();
            writer.Line($"internal {type}({set} parameters) => _parameters = parameters;");
        }

        // A custom layer may have a tensor of this name.
        if (!layer.Tensors.Any(tensor => Identifiers.Pascal(tensor) == "Frozen"))
        {
            writer.Blank();
            WriteFrozen(writer, layer.Name, throwing);
        }

        foreach (string tensor in layer.Tensors)
        {
            string name = $"{layer.Name}/{tensor}";
            Parameter? parameter = layer.Parameters.FirstOrDefault(p => p.FullName == name);
            string shape = parameter?.Shape.ToString() ?? "?";
            string format = parameter?.Format == WeightFormat.BFloat16 ? ", stored in bfloat16: each read is a copy, widened" : "";
            writer.Blank();
            writer.Summary($"{name}, shape {shape}{format}.");
            writer.Line(
                $"public global::System.Numerics.Tensors.ReadOnlyTensorSpan<{element}> {Identifiers.Pascal(tensor)}"
                    + (throwing ?? $" => _parameters[{Literals.String(name)}];")
            );
        }

        writer.Close();
    }

    private static void WriteFrozen(CodeWriter writer, string layer, string? throwing)
    {
        writer.Summary(
            "Whether training leaves the weights as they are, and computes no gradients for them. A layer declared as frozen stays so."
        );
        if (throwing is not null)
        {
            writer.Line("public bool Frozen" + throwing);
            return;
        }

        string name = Literals.String(layer);
        writer.Open("public bool Frozen");
        writer.Line($"get => _parameters.IsFrozen({name});");
        writer.Line($"set => _parameters.Freeze({name}, value);");
        writer.Close();
    }
}
