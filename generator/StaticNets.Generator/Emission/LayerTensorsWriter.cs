using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the property of a layer with tensors or hyperparameters and the property's type, for expressions such as <c>net.Dense1.Kernel</c>.
/// </summary>
internal static class LayerTensorsWriter
{
    /// <summary>Whether the network class has a property for a layer, which is no part.</summary>
    public static bool HasProperty(LayerNode layer) => layer.HasProperty && (layer.Tensors.Count > 0 || layer.Hyperparameters.Count > 0);

    /// <param name="throwing">The body of the members if they must throw; <see langword="null"/> if they work.</param>
    public static void Write(CodeWriter writer, LayerNode layer, string element, string? throwing)
    {
        string property = Identifiers.Pascal(layer.Name);
        bool hasTensors = layer.Tensors.Count > 0;
        string ending = hasTensors ? GeneratedMembers.TensorsEnding : GeneratedMembers.HyperparametersEnding;
        string type = property + ending;
        string field = GeneratedMembers.FieldOfLayer(layer.Name, ending);
        (string Type, string Field, string Value)[] sets =
        [
            .. hasTensors
                ? [($"global::StaticNets.ParameterSet<{element}>", "_parameters", "_engine.ParameterSet")]
                : ((string, string, string)[])[],
            .. layer.Hyperparameters.Count > 0
                ? [(HyperparametersWriter.Type, GeneratedMembers.FieldOfHyperparameters, GeneratedMembers.Hyperparameters)]
                : ((string, string, string)[])[],
        ];
        writer.Blank();
        if (throwing is null)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"private {type}? {field};");
            writer.Blank();
        }

        string content =
            !hasTensors ? "hyperparameters"
            : layer.Hyperparameters.Count > 0 ? "weights and hyperparameters"
            : "weights";
        string views = hasTensors ? $"Read-only views of the weights of the layer {layer.Name}, and whether training changes them" : "";
        string numbers = layer.Hyperparameters.Count > 0 ? $"{(hasTensors ? "; its" : "The")} hyperparameters" : "";
        writer.Summary($"The {content} of the layer {layer.Name}.");
        writer.Line(FileFrame.GeneratedCode);
        string values = string.Join(", ", sets.Select(set => set.Value));
        writer.Line($"public {type} {property}" + (throwing ?? $" => {field} ??= new({values});"));
        writer.Blank();
        writer.Summary($"{views}{numbers}{(hasTensors ? "" : $" of the layer {layer.Name}")}.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public sealed class {type}");
        if (throwing is null)
        {
            writer.Lines(sets.Select(set => $"private readonly {set.Type} {set.Field};"));
            writer.Blank();
            WriteConstructor(writer, type, sets);
        }

        // A custom layer may have a tensor of this name.
        if (hasTensors && !layer.Tensors.Any(tensor => Identifiers.Pascal(tensor) == "Frozen"))
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

        foreach (Hyperparameter hyperparameter in layer.Hyperparameters)
        {
            HyperparametersWriter.WriteProperty(writer, hyperparameter, throwing);
        }

        writer.Close();
    }

    private static void WriteConstructor(CodeWriter writer, string type, (string Type, string Field, string Value)[] sets)
    {
        string parameters = string.Join(", ", sets.Select(set => $"{set.Type} {Argument(set.Field)}"));
        if (sets.Length == 1)
        {
            writer.Line($"internal {type}({parameters}) => {sets[0].Field} = {Argument(sets[0].Field)};");
            return;
        }

        writer.Open($"internal {type}({parameters})");
        writer.Lines(sets.Select(set => $"{set.Field} = {Argument(set.Field)};"));
        writer.Close();

        static string Argument(string field) => field.Substring(1);
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
