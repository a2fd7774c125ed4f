using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

// The pass that updates kernels block by block.
internal sealed partial class PassWriter
{
    private void WriteUpdates(CodeWriter writer, TrainingPlan training)
    {
        if (training.Updates.Count == 0)
        {
            return;
        }

        writer.Blank();
        writer.Summary(
            "Computes the gradients of the parameters after the backward pass has left them out, and updates the kernels block by block."
        );
        writer.Line(JitHints.OptimizedPass(writer.Names));
        string batch = $"in {Qualified.Runtime}MicroBatch<{_t}> batch";
        writer.Open($"public static void UpdatePass({batch}, {Qualified.Engines}KernelUpdates<{_t}> updates)");
        writer.Line("nuint rows = batch.Rows;");
        writer.Line("const bool accumulate = false;");
        BufferNames names = new(training.Updates);
        WriteBuffers(writer, names, training.Arena, "batch.");
        writer.Blank();
        writer.Line("// Nothing changes if a gradient could overflow, which these norms tell.");
        foreach (FunctionCall call in training.Updates.SelectMany(update => update.Calls).Where(call => call.Function is KernelUpdate))
        {
            IEnumerable<string> matrices = call.Arguments.Take(2).SelectMany(argument => Matrix(argument.Buffer!));
            writer.Line($"updates.Bound({string.Join(", ", matrices)}, rows);");
        }

        writer.Open("if (!updates.Begin())");
        writer.Line("return;");
        writer.Close();
        WriteInstructions(writer, names, training.Updates);
        writer.Blank();
        writer.Line("updates.End();");
        writer.Close();

        IEnumerable<string> Matrix(Buffer buffer) => ["ref " + names.Of(buffer), Literals.Integer(buffer.RowStride)];
    }
}
