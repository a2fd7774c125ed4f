using StaticNets.Generator.Declarations;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits the member <c>Pretrained</c>: the network with the weights in the assembly.</summary>
internal static class PretrainedWriter
{
    /// <param name="type">The network class.</param>
    /// <param name="weights">The weight file.</param>
    /// <param name="works">Whether the declaration has no error; otherwise the member throws.</param>
    public static SourceFile Write(TypeName type, WeightReference weights, bool works) =>
        FileFrame.Write(
            type,
            "Pretrained",
            [
                $"{type.Dotted} with the weights of {System.IO.Path.GetFileName(weights.File)}, which stand in the assembly as the resource {weights.Resource}.",
            ],
            [],
            writer =>
            {
                writer.Line(FileFrame.GeneratedCode);
                writer.Line($"private static readonly global::System.Lazy<{type.Global}> _pretrained = new(LoadPretrained);");
                writer.Blank();
                writer.Summary(
                    $"The network with the weights of {System.IO.Path.GetFileName(weights.File)}, which stand in the assembly. It is loaded once, shared by the whole "
                        + "program and safe from many threads; it cannot be trained or written: Clone() it for that."
                );
                writer.Line(
                    "/// <exception cref=\"global::System.IO.InvalidDataException\">A weight in the file is not finite.</exception>"
                );
                writer.Line(FileFrame.GeneratedCode);
                writer.Line($"public static {type.Global} Pretrained => _pretrained.Value;");
                writer.Blank();
                writer.Line(FileFrame.GeneratedCode);
                if (!works)
                {
                    string mistake = Literals.String($"'{type.Name}' has mistakes in its declaration.");
                    writer.Line(
                        $"private static {type.Global} LoadPretrained() => throw new global::System.InvalidOperationException({mistake});"
                    );
                    return;
                }

                writer.Open($"private static {type.Global} LoadPretrained()");
                writer.Line($"{type.Global} network = new();");
                writer.Line($"network._engine.LoadShared(typeof({type.Global}).Assembly, {Literals.String(weights.Resource)});");
                writer.Line("return network;");
                writer.Close();
            }
        );
}
