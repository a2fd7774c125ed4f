using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Models;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the part of a class that is a model and no stack of layers: its base class, its sizes as constants, constructors, and methods that
/// load it. If the declaration has an error, the constructors throw.
/// </summary>
internal static class ModelWriter
{
    public static IReadOnlyList<SourceFile> Emit(ModelDeclaration declaration) =>
        declaration.CanEmit && ModelCatalogue.Find(declaration.Kind) is { } kind ? [Write(declaration, kind)] : [];

    private static SourceFile Write(ModelDeclaration declaration, ModelKind kind)
    {
        bool works = declaration.Problems.Count == 0;
        LayerArguments arguments = works ? declaration.Arguments : kind.Smallest;
        string name = declaration.Type.Name;
        string header = works
            ? $"{name} is {kind.Describe(declaration.Arguments)}: {Plural.Of(kind.Elements(declaration.Arguments), "parameter")}."
            : $"{name} has mistakes in its declaration, which the analyzer reports; until they are mended it cannot be created.";
        return FileFrame.Write(
            declaration.Type,
            "",
            [header],
            [],
            writer =>
            {
                foreach ((ModelSize size, long value) in kind.Constants(arguments))
                {
                    if (declaration.Taken.Contains(size.Constant))
                    {
                        continue;
                    }

                    writer.Summary(size.Summary);
                    writer.Line(FileFrame.GeneratedCode);
                    writer.Line($"public const int {size.Constant} = {Literals.Integer(value)};");
                    writer.Blank();
                }

                foreach (MethodSignature method in MethodSignature.OfModel(kind.HasSeed))
                {
                    if (declaration.Taken.Contains(method.Key) || declaration.Taken.Contains(method.Name))
                    {
                        continue;
                    }

                    if (method.Name == MethodSignature.Constructor)
                    {
                        WriteConstructor(writer, declaration, kind, arguments, method, works);
                    }
                    else
                    {
                        WriteLoad(writer, declaration, method);
                    }
                }
            },
            $"global::StaticNets.{kind.BaseClass}"
        );
    }

    private static void WriteConstructor(
        CodeWriter writer,
        ModelDeclaration declaration,
        ModelKind kind,
        LayerArguments arguments,
        MethodSignature method,
        bool works
    )
    {
        bool takesSeed = method.Parameters.Length > 0;
        writer.Summary(
            takesSeed ? $"A new model with {kind.AtFirst}, the same for the same seed on every machine."
            : kind.HasSeed ? $"A new model with {kind.AtFirst} by seed 0."
            : $"A new model with {kind.AtFirst}."
        );
        if (takesSeed)
        {
            writer.Line("/// <param name=\"seed\">Seed of the random values.</param>");
        }

        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"public {Identifiers.Escape(declaration.Type.Name)}({method.Declaration})");
        if (kind.HasSeed && !takesSeed)
        {
            writer.Line("    : this(0) { }");
        }
        else
        {
            IEnumerable<string> ofBase = kind.BaseArguments(arguments)
                .Concat(takesSeed ? ["seed"] : [])
                .Concat(kind.LastBaseArguments(arguments));
            writer.Line($"    : base({string.Join(", ", ofBase)})" + (works ? " { }" : $" => {Fault(declaration)};"));
        }

        writer.Blank();
    }

    private static void WriteLoad(CodeWriter writer, ModelDeclaration declaration, MethodSignature method)
    {
        string source = method.Parameters[0].Name;
        writer.Summary(
            $"A model with the tensors of a {(source == "path" ? "safetensors file" : source == "file" ? "file in memory" : source)}."
        );
        writer.Line($"/// <param name=\"{source}\">The content as <c>Save</c> writes it.</param>");
        writer.Line(
            "/// <exception cref=\"global::System.IO.InvalidDataException\">The content is damaged or belongs to another model.</exception>"
        );
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"public static {declaration.Type.Global} Load({method.Declaration})");
        writer.Line($"{declaration.Type.Global} model = new();");
        writer.Line($"model.LoadWeights({source});");
        writer.Line("return model;");
        writer.Close();
        writer.Blank();
    }

    private static string Fault(ModelDeclaration declaration) =>
        $"throw new global::System.InvalidOperationException({Literals.String($"'{declaration.Type.Name}' cannot work. {declaration.Problems[0].Text}")})";
}
