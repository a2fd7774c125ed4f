using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// Passes that are computed in stages.
internal sealed partial class PassWriter
{
    /// <summary>
    /// Writes a pass: one method or, if it has several stages, a method for each of them and one that calls those that are computed.
    /// </summary>
    /// <param name="name">The beginning of the names of the methods.</param>
    /// <param name="recomputed">For each stage, the calls that compute again what the micro-batch has not kept.</param>
    private void WriteStages(
        CodeWriter writer,
        TrainingPlan training,
        string name,
        string summary,
        EquatableArray<Instruction> instructions,
        IEnumerable<EquatableArray<Instruction>> recomputed
    )
    {
        IReadOnlyList<EquatableArray<Instruction>> stages = training.HasStages ? Stages.Of(instructions) : [instructions];
        if (stages.Count == 1)
        {
            WriteTrainingPass(writer, training, "void", name + "Pass", summary, instructions);
            return;
        }

        string[] methods = [.. stages.Select((_, i) => $"{name}Stage{Literals.Integer(i + 1)}")];
        writer.Blank();
        writer.Summary(summary);
        writer.Line(JitHints.OptimizedPass(writer.Names));
        writer.Open($"public static void {name}Pass(in {Qualified.Runtime}MicroBatch<{_t}> batch)");
        for (int i = 0; i < methods.Length; i++)
        {
            writer.Open($"if (batch.Computes({Literals.Named("stage", i + 1)}))");
            writer.Line($"{methods[i]}(in batch);");
            writer.Close();
        }

        writer.Close();
        foreach ((EquatableArray<Instruction> again, int i) in recomputed.Select((again, i) => (again, i)))
        {
            string begin = i == 0 ? "" : ", after the means of the stage before have become those of the whole batch";
            string ofStage = $"Computes stage {i + 1} of {methods.Length}{begin}.";
            WriteTrainingPass(writer, training, "void", methods[i], ofStage, stages[i], recomputed: again, stage: i + 1);
        }
    }

    /// <summary>Writes the calls that compute again what the micro-batch has not kept, if only this stage is computed.</summary>
    private void WriteRecomputed(CodeWriter writer, BufferNames names, EquatableArray<Instruction> calls, int stage)
    {
        if (calls.Count == 0)
        {
            return;
        }

        writer.Blank();
        writer.Line("// Other micro-batches have used this memory since it was written.");
        writer.Open($"if (batch.Stage == {Literals.Integer(stage)})");
        WriteInstructions(writer, names, calls);
        writer.Close();
    }
}
