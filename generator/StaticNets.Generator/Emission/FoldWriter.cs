using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits what an engine needs for folded weights: the block that holds them, and the method that computes them.</summary>
internal static class FoldWriter
{
    /// <summary>The name of the local variable and method parameter for the block.</summary>
    public const string Block = "folded";

    private const string Field = "_folded";
    private const string Type = "FoldedWeights";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Folding is not { } folding)
        {
            return;
        }

        string t = plan.Element.Keyword;
        writer.Line($"private readonly {Type} {Field} = new();");
        writer.Blank();
        writer.Summary(
            "The weights of predictions that follow from the parameters: batch normalisations are folded in, kernels transformed for tiles."
        );
        writer.Open($"private sealed class {Type}() : {Qualified.Runtime}FoldedBlock<{t}>({Literals.Integer(folding.Layout.Length)})");
        string more = Instruction.ReadHyperparameters(folding.Pass) ? ", ref Hyperparameters" : "";
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"protected override void Write(ref {t} parameters, ref {t} {Block})");
        EngineWriter.WriteWidths(writer, plan.Element, "", $"FoldPass(ref parameters, ref {Block}{more});");
        writer.Close();
        writer.Close();
        writer.Blank();
    }

    /// <summary>Emits a local variable for the block, whose content belongs to the present parameters.</summary>
    public static void WriteLocal(CodeWriter writer, string t) => writer.Line($"ref {t} {Block} = ref {Field}.Of(Parameters);");
}
