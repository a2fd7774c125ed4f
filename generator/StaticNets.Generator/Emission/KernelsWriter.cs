using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits the functions, written once for all vector widths, and the passes that call them.</summary>
internal static class KernelsWriter
{
    // The namespaces of the types in SimpleNames; all other types have fully qualified names.
    public static IReadOnlyList<string> Usings { get; } = ["System.Runtime.CompilerServices", "StaticNets.Simd"];

    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        FileFrame.Write(
            declaration.Type,
            "Kernels",
            NetworkCard.Write(declaration, plan),
            Usings,
            writer => WriteClass(writer, plan),
            names: new SimpleNames(declaration.HiddenNames)
        );

    public static void WriteClass(CodeWriter writer, NetworkPlan plan)
    {
        // The class has no reference types, and compilers spend a tenth of their time on the analysis of null.
        writer.Line("#nullable disable");
        writer.Summary("All computation, written once for all vector widths: S provides the vector operations, V is its vector type.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Line("private static class Kernels<S, V>");
        writer.Line($"    where S : struct, {writer.Names.ISimd}<V, {plan.Element.Keyword}>");
        writer.Line("    where V : struct");
        writer.Open("{", alone: true);
        writer.Line("private static nuint Lanes => (nuint)S.Count;");
        PassWriter passes = new(plan);
        if (plan.Prediction is { } prediction)
        {
            passes.WritePrediction(writer, prediction);
        }

        if (plan.Step is { } step)
        {
            passes.WriteStep(writer, step);
        }

        if (plan.Folding is { } folding)
        {
            passes.WriteFold(writer, folding);
        }

        if (plan.Training is { } training)
        {
            passes.WriteTraining(writer, training);
        }

        FunctionWriter.Write(writer, plan);
        writer.Close();
        writer.Line("#nullable enable");
    }
}
