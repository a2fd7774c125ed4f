using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits what an engine needs to update kernels block by block.</summary>
internal static class UpdatesWriter
{
    private const string Type = "Updates";

    public static void Write(CodeWriter writer, NetworkPlan plan, TrainingPlan training)
    {
        (long First, KernelUpdate Function)[] kernels =
        [
            .. training
                .Updates.SelectMany(update => update.Calls)
                .Where(call => call.Function is KernelUpdate)
                .Select(call => (call.Arguments.OfType<NumberArgument>().Single().Value, (KernelUpdate)call.Function))
                .OrderBy(kernel => kernel.Value),
        ];
        if (kernels.Length == 0)
        {
            return;
        }

        string t = plan.Element.Keyword;
        string[] arguments =
        [
            Literals.Named("blockLength", kernels.Max(kernel => kernel.Function.BlockLength)),
            Literals.Named("layers", new TrainedLayers(plan.Graph.Parameters).Count),
            $"[{string.Join(", ", kernels.Select(kernel => $"({Literals.Integer(kernel.First)}, {Literals.Integer(kernel.Function.Length)})"))}]",
        ];
        string updates = $"{Qualified.Engines}KernelUpdates<{t}>";
        writer.Blank();
        writer.Open($"public override {updates} KernelUpdates");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Line("get;");
        writer.Close($" = new {Type}();");
        writer.Blank();
        writer.Summary("Training steps that update the kernels block by block.");
        writer.Line($"private sealed class {Type}()");
        writer.Open($"    : {updates}({string.Join(", ", arguments)})");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"protected override void UpdatePass(in {Qualified.Runtime}MicroBatch<{t}> batch)");
        EngineWriter.WriteWidths(writer, plan.Element, "", "UpdatePass(batch, this);");
        writer.Close();
        writer.Close();
    }
}
