using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits what an engine says about the stages of a training step, for a network that needs numbers of the whole batch.</summary>
internal static class StagesWriter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, TrainingPlan training)
    {
        if (!training.HasStages)
        {
            return;
        }

        string type = $"{Qualified.Engines}BatchStages<{plan.Element.Keyword}>";
        writer.Blank();
        writer.Line($"public override {type} Stages {{ get; }} = new(");
        WriteEnds(writer, "forward", training.Forward, training.Arena, ",");
        WriteEnds(writer, "backward", training.Backward, training.Arena, "");
        writer.Line(");");
    }

    private static void WriteEnds(CodeWriter writer, string name, EquatableArray<Instruction> instructions, Arena arena, string after)
    {
        writer.Line($"    {name}:");
        writer.Line("    [");
        foreach (BatchCombination end in Stages.EndsOf(instructions))
        {
            string[] arguments =
            [
                Literals.Named("mean", arena.Offset(end.Mean) - arena.KeptOffset),
                Literals.Named(end.IsVariance ? "variance" : "otherMean", arena.Offset(end.Other) - arena.KeptOffset),
                Literals.Named("length", end.Mean.Length),
            ];
            string method = end.IsVariance ? "OfVariance" : "OfMeans";
            writer.Line($"        {Qualified.Engines}BatchCombination.{method}({string.Join(", ", arguments)}),");
        }

        writer.Line("    ]" + after);
    }
}
