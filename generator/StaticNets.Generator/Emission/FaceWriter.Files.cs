using StaticNets.Generator.Declarations;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The methods for weights in files, streams and memory.
internal sealed partial class FaceWriter
{
    private const string DamagedFile =
        "/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged or belongs to another network.</exception>";

    private void WriteFiles(CodeWriter writer)
    {
        const string stream = "/// <param name=\"stream\">A stream, from its position on; it stays open.</param>";
        const string file = "/// <param name=\"file\">The bytes of a safetensors file.</param>";
        const string path = "/// <param name=\"path\">A safetensors file.</param>";
        const string replaces =
            "Replaces the weights by those of a file: all of them, or none when the file is damaged. What an optimizer remembered is forgotten.";
        WriteSave(
            writer,
            0,
            "Writes the weights as a safetensors file, whole or not at all.",
            "/// <param name=\"path\">The file; an old one is replaced.</param>"
        );
        WriteSave(writer, 1, "Writes the weights to a stream, in the format of safetensors files.", stream);
        WriteLoad(
            writer,
            0,
            "A network with the weights of a file.",
            "/// <param name=\"path\">A safetensors file that <see cref=\"Save(string)\"/> wrote, or one with the same tensors.</param>"
        );
        WriteLoad(writer, 1, "A network with the weights of a stream.", stream);
        WriteLoad(writer, 2, "A network with the weights of a file in memory.", file);
        WriteLoadWeights(writer, 0, replaces, path);
        Unless(
            Signature("LoadWeights", 1),
            parameters =>
            {
                writer.Summary(
                    "Replaces the weights whose names begin with a prefix by those of a file, which may hold others: all of them, or none. If no name begins so, all weights are read from names with the prefix in front. What an optimizer remembered is forgotten."
                );
                writer.Line(path);
                writer.Line("/// <param name=\"prefix\">The first characters of the names in the file, such as <c>encoder/</c>.</param>");
                writer.Line(
                    "/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged, or its tensors with the prefix are not those of the network.</exception>"
                );
                Member(writer, $"public void LoadWeights({parameters})", "_engine.LoadWeights(path, prefix)");
            }
        );
        Unless(
            Signature("LoadWeights", 2),
            parameters =>
            {
                writer.Summary(
                    "Replaces some weights by those of a file, which may hold others: all of them, or none. What an optimizer remembered is forgotten."
                );
                writer.Line(path);
                writer.Line("/// <param name=\"only\">Names of tensors (<c>dense/kernel</c>), layers (<c>dense</c>) or parts.</param>");
                writer.Line(
                    "/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged, or a tensor is missing or has another shape.</exception>"
                );
                Member(writer, $"public void LoadWeights({parameters})", "_engine.LoadWeights(path, only)");
            }
        );
        WriteLoadWeights(writer, 3, replaces.Replace("a file", "a stream"), stream);
        WriteLoadWeights(writer, 4, replaces.Replace("a file", "a file in memory"), file);
        Unless(
            Signature("Clone"),
            _ =>
            {
                writer.Summary("An independent network with the same weights and the same memory of its optimizer.");
                writer.Line(FileFrame.GeneratedCode);
                if (_works)
                {
                    writer.Open($"public {_self} Clone()");
                    writer.Line($"{_self} copy = new();");
                    writer.Line("copy._engine.CopyFrom(_engine);");
                    writer.Line("return copy;");
                    writer.Close();
                }
                else
                {
                    writer.Line($"public {_self} Clone()" + Body(""));
                }

                writer.Blank();
            }
        );
    }

    private void WriteSave(CodeWriter writer, int overload, string summary, string parameter) =>
        Unless(
            Signature("Save", overload),
            parameters =>
            {
                writer.Summary(summary);
                writer.Line(parameter);
                Member(writer, $"public void Save({parameters})", $"_engine.Save({Signature("Save", overload).Parameters[0].Name})");
            }
        );

    private void WriteLoad(CodeWriter writer, int overload, string summary, string parameter) =>
        Unless(
            Signature("Load", overload),
            parameters =>
            {
                writer.Summary(summary);
                writer.Line(parameter);
                writer.Line(DamagedFile);
                writer.Line(FileFrame.GeneratedCode);
                if (_works)
                {
                    writer.Open($"public static {_self} Load({parameters})");
                    writer.Line($"{_self} network = new();");
                    writer.Line($"network.LoadWeights({Signature("Load", overload).Parameters[0].Name});");
                    writer.Line("return network;");
                    writer.Close();
                }
                else
                {
                    writer.Line($"public static {_self} Load({parameters})" + Body(""));
                }

                writer.Blank();
            }
        );

    private void WriteLoadWeights(CodeWriter writer, int overload, string summary, string parameter) =>
        Unless(
            Signature("LoadWeights", overload),
            parameters =>
            {
                MethodParameter source = Signature("LoadWeights", overload).Parameters[0];
                writer.Summary(summary);
                writer.Line(parameter);
                writer.Line(DamagedFile);
                Member(writer, $"public void LoadWeights({parameters})", $"_engine.LoadWeights({source.Name})");
            }
        );
}
