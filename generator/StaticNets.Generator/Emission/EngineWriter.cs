using StaticNets.Generator.Declarations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>The engine between the public members and the kernels: what the runtime must know, and the choice of the vector width.</summary>
internal static class EngineWriter
{
    private static readonly int[] _widths = [512, 256, 128];

    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        FileFrame.Write(
            declaration.Type,
            "Engine",
            [$"The engine of {declaration.Type.Dotted}: its description, and the kernels of the widest vectors that the processor has."],
            [],
            writer =>
            {
                DescriptionWriter.Write(writer, declaration, plan);
                WriteEngine(writer, plan);
            }
        );

    private static void WriteEngine(CodeWriter writer, NetworkPlan plan)
    {
        string t = plan.Element.Keyword;
        string kind = plan.Training is null ? "NetworkEngine" : "TrainingEngine";
        writer.Blank();
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private sealed class Engine(int seed) : {Qualified.Engines}{kind}<{t}>(NetworkLayout, seed)");
        WriteForward(writer, plan, t);
        if (plan.Training is not null)
        {
            WriteTrainingPass(writer, t, "void TrainForward", "ForwardPass", "");
            WriteTrainingPass(writer, t, Qualified.Runtime + "BatchTotals LossPass", "LossPass", "return ");
            WriteTrainingPass(writer, t, "void Backward", "BackwardPass", "");
        }

        writer.Close();
    }

    /// <summary>Any number of rows, as many at a time as the workspace holds.</summary>
    private static void WriteForward(CodeWriter writer, NetworkPlan plan, string t)
    {
        Arena arena = plan.Prediction.Arena;
        writer.Open($"public override void Forward(ref {t} x, ref {t} y, nuint rows)");
        writer.Line($"ref {t} parameters = ref Parameters.Reference;");
        writer.Line($"ref {t} workspace = ref {Qualified.Runtime}Scratch<{t}>.ForThread({Literals.Integer(arena.Length)});");
        writer.Open("while (rows > 0)");
        writer.Line($"nuint part = nuint.Min(rows, {Literals.Integer(arena.Rows)});");
        WriteWidths(writer, t, "", "PredictPass(ref x, ref y, ref parameters, ref workspace, part);");
        writer.Blank();
        writer.Line($"x = ref {Qualified.CompilerServices}Unsafe.Add(ref x, part * InputLength);");
        writer.Line($"y = ref {Qualified.CompilerServices}Unsafe.Add(ref y, part * OutputLength);");
        writer.Line("rows -= part;");
        writer.Close();
        writer.Close();
    }

    private static void WriteTrainingPass(CodeWriter writer, string t, string signature, string pass, string result)
    {
        writer.Blank();
        writer.Open($"public override {signature}(in {Qualified.Runtime}MicroBatch<{t}> batch)");
        WriteWidths(writer, t, result, pass + "(batch);");
        writer.Close();
    }

    /// <summary>The JIT knows the processor, so that two of the three branches vanish.</summary>
    private static void WriteWidths(CodeWriter writer, string t, string result, string call)
    {
        foreach (int width in _widths)
        {
            string condition = $"{Qualified.Intrinsics}Vector{width}.IsHardwareAccelerated";
            writer.Open(
                width == _widths[0] ? $"if ({condition})"
                : width == _widths[_widths.Length - 1] ? "else"
                : $"else if ({condition})"
            );
            string types = $"{Qualified.Simd}Simd{width}<{t}>, {Qualified.Intrinsics}Vector{width}<{t}>";
            writer.Line($"{result}Kernels<{types}>.{call}");
            writer.Close();
        }
    }
}
