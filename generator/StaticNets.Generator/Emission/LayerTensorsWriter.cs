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
        writer.Blank();
        writer.Summary($"The weights of the layer {layer.Name}.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"public {type} {property}" + (throwing ?? " => new(_engine.ParameterSet);"));
        writer.Blank();
        writer.Summary($"Read-only views of the weights of the layer {layer.Name}.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public readonly struct {type}");
        if (throwing is null)
        {
            writer.Line($"private readonly {set} _parameters;");
            writer.Blank();
            writer.Line($"internal {type}({set} parameters) => _parameters = parameters;");
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
}
