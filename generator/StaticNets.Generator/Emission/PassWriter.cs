using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>Prints passes: a local variable for each buffer, then the calls of functions.</summary>
internal sealed partial class PassWriter(NetworkPlan plan)
{
    /// <summary>
    /// The name of the method parameter for the block of bfloat16 tensors. Only passes of networks with such tensors have this parameter.
    /// </summary>
    public const string BFloat16Parameters = "bfloat16Parameters";

    /// <summary>
    /// The name of the local variable or method parameter for the values of hyperparameters; a null reference while all are as declared.
    /// </summary>
    public const string Hyperparameters = "hyperparameters";

    private readonly string _t = plan.Element.Keyword;
    private readonly Guards _guards = new(plan);

    public void WritePrediction(CodeWriter writer, PredictionPlan prediction)
    {
        List<string> parameters = [$"ref {_t} x", $"ref {_t} y", .. Weights(), $"ref {_t} workspace", "nuint rows"];
        if (plan.HasAnySteps)
        {
            parameters.Add("nuint steps");
        }

        writer.Blank();
        writer.Summary(
            plan.HasAnySteps
                ? "Computes the outputs y of rows of inputs x, each a sequence of so many steps."
                : $"Computes the outputs y of at most {prediction.Arena.Rows} rows of inputs x."
        );
        writer.Line(JitHints.OptimizedPass(writer.Names));
        writer.Open($"public static void PredictPass({string.Join(", ", parameters)})");
        BufferNames names = new(prediction.Pass);
        WriteBuffers(writer, names, prediction.Arena, "");
        WriteInstructions(writer, names, prediction.Pass);
        writer.Close();
    }

    public void WriteStep(CodeWriter writer, StepPlan step)
    {
        List<string> blocks = [.. Weights(), $"ref {_t} state", $"ref {_t} workspace"];
        writer.Blank();
        writer.Summary("Computes the outputs y of one time step x, with the state that the steps before left.");
        writer.Line(JitHints.OptimizedPass(writer.Names));
        writer.Open($"public static void StepPass(ref {_t} x, ref {_t} y, {string.Join(", ", blocks)})");
        if (step.Pass.Any(NeedsRows))
        {
            writer.Line("const nuint rows = 1;");
        }

        BufferNames names = new(step.Pass);
        WriteBuffers(writer, names, step.Arena, "");
        WriteInstructions(writer, names, step.Pass);
        writer.Close();
    }

    public void WriteTraining(CodeWriter writer, TrainingPlan training)
    {
        int stages = Stages.Of(training.Forward).Count;
        string forward = "Computes the output of every layer and keeps it for the backward pass.";
        WriteStages(writer, training, "Forward", forward, training.Forward, training.Recomputed.Take(stages));
        if (training.IsOfTape)
        {
            string outputs = "Copies the outputs to the caller, after the forward pass.";
            WriteTrainingPass(writer, training, "void", "OutputPass", outputs, training.Outputs, $", ref {_t} y");
            if (training.Loss.Count > 0)
            {
                string terms = "Returns the terms that layers add to the loss, summed over the rows.";
                WriteTrainingPass(writer, training, Qualified.Runtime + "BatchTotals", "TermPass", terms, training.Loss);
            }
        }
        else
        {
            WriteTrainingPass(
                writer,
                training,
                Qualified.Runtime + "BatchTotals",
                "LossPass",
                "Returns the loss and writes its gradient, with which the backward pass begins.",
                training.Loss
            );
        }

        string backward = "Computes the gradients of the parameters and, if asked for, of the input.";
        EquatableArray<Instruction>[] again = [EquatableArray<Instruction>.Empty, .. training.Recomputed.Skip(stages)];
        WriteStages(writer, training, "Backward", backward, training.Backward, again);
        WriteUpdates(writer, training);
    }

    private void WriteTrainingPass(
        CodeWriter writer,
        TrainingPlan training,
        string result,
        string name,
        string summary,
        EquatableArray<Instruction> instructions,
        string furtherParameters = "",
        EquatableArray<Instruction> recomputed = default,
        int stage = 0
    )
    {
        IReadOnlyList<Instruction> all = [.. recomputed, .. instructions];
        writer.Blank();
        writer.Summary(summary);
        writer.Line(JitHints.OptimizedPass(writer.Names));
        writer.Open($"public static {result} {name}(in {Qualified.Runtime}MicroBatch<{_t}> batch{furtherParameters})");
        if (all.Any(NeedsRows))
        {
            writer.Line("nuint rows = batch.Rows;");
        }

        if (plan.HasAnySteps)
        {
            writer.Line("nuint steps = batch.Steps;");
        }

        if (instructions.Any(instruction => instruction.Uses(RuntimeArgument.Accumulate)))
        {
            writer.Line("bool accumulate = batch.Accumulate;");
        }

        if (Instruction.ReadHyperparameters(all))
        {
            writer.Line($"ref double {Hyperparameters} = ref batch.Hyperparameters;");
        }

        BufferNames names = new(all);
        WriteBuffers(writer, names, training.Arena, "batch.", training.TakesWholeBatch);
        FunctionCall[] returning = [.. instructions.SelectMany(instruction => instruction.Calls).Where(call => call.Returns)];
        bool addsUp = returning.Length > 1 || returning.Any(call => call.Share is { Output: not null });
        if (addsUp)
        {
            writer.Line($"{Qualified.Runtime}BatchTotals totals = default;");
        }

        WriteRecomputed(writer, names, recomputed, stage);
        WriteInstructions(writer, names, instructions, addsUp);
        if (addsUp)
        {
            writer.Blank();
            writer.Line("return totals;");
        }

        writer.Close();
    }

    private void WriteBuffers(CodeWriter writer, BufferNames names, Arena arena, string source, bool takesWholeBatch = false)
    {
        foreach (Buffer buffer in names.Buffers.Where(buffer => !BufferNames.BeginsWithWhole(buffer)))
        {
            string name = names.Of(buffer);
            switch (buffer.Home)
            {
                case BufferHome.Caller when source.Length > 0 || plan.Graph.HasSeveralPorts:
                    WriteCallers(writer, name, buffer, source);
                    break;
                case BufferHome.Workspace when buffer.Slice is { Slot: not StepSlot.Whole, MovesWithStep: false }:
                    WriteSlice(writer, names, buffer);
                    break;
                case BufferHome.Workspace when buffer.Slice is { MovesWithStep: true }:
                    // Nothing to write here: the loop over the time steps defines this variable in each iteration.
                    break;
                case BufferHome.Workspace when buffer.PerSample && arena.StepLength > 0:
                    string capacity = source.Length > 0 ? "batch.Capacity" : "rows";
                    string block = source + Cased("workspace", source);
                    Local(writer, name, block, OffsetOfAnySteps(arena, buffer, capacity), buffer.Form);
                    break;
                case BufferHome.Workspace when buffer.PerSample && takesWholeBatch:
                    string rows = Arithmetic.Times("batch.Capacity", arena.RowOffset(buffer));
                    string offset = Arithmetic.Sum(Literals.Integer(arena.FixedLength), rows);
                    Local(writer, name, source + Cased("workspace", source), offset, buffer.FormOf("batch.Capacity"));
                    break;
                case BufferHome.Workspace when arena.Kept.Contains(buffer.Identity):
                    string kept = Literals.Integer(arena.Offset(buffer) - arena.KeptOffset);
                    Local(writer, name, source + "Kept", kept, buffer.FormOf(Literals.Integer(arena.Rows)));
                    break;
                case BufferHome.Workspace:
                    string form = buffer.FormOf(Literals.Integer(arena.Rows));
                    Local(writer, name, source + Cased("workspace", source), Literals.Integer(arena.Offset(buffer)), form);
                    break;
                case BufferHome.State:
                    string place = Literals.Integer(plan.Step!.StateOffset(buffer));
                    Local(writer, name, "state", place, buffer.FormOf("1"));
                    break;
                case BufferHome.Parameters when buffer.Element == BufferElement.BFloat16:
                    Local(writer, name, BFloat16Parameters, Literals.Integer(ParameterOffset(buffer)), buffer.Form, buffer.Element);
                    break;
                case BufferHome.Folded:
                    long at = plan.Folding!.Layout.Offset(((ParameterMemory)buffer.Identity).Parameter);
                    Local(writer, name, FoldWriter.Block, Literals.Integer(at), buffer.Form);
                    break;
                case BufferHome.Parameters or BufferHome.Gradients:
                    string kind = buffer.Home == BufferHome.Parameters ? "parameters" : "gradients";
                    Local(writer, name, source + Cased(kind, source), Literals.Integer(ParameterOffset(buffer)), buffer.Form);
                    break;
            }
        }
    }

    /// <summary>
    /// Returns the offset of a buffer in a block for sequences of any length. Buffers with a row for each time step come after the buffers
    /// without time steps.
    /// </summary>
    /// <param name="samples">Number of samples that the block holds, as C# text.</param>
    private static string OffsetOfAnySteps(Arena arena, Buffer buffer, string samples)
    {
        string slots = buffer.PerStep ? Arithmetic.Times("steps + 1", arena.RowOffset(buffer)) : "0";
        string row = Arithmetic.Sum(Literals.Integer(buffer.PerStep ? arena.RowLength : arena.RowOffset(buffer)), slots);
        string rows = row == "0" ? "0" : $"{samples} * {Arithmetic.Bracketed(row)}";
        return Arithmetic.Sum(Literals.Integer(arena.FixedLength), rows);
    }

    /// <summary>
    /// Emits a local that refers to the caller's memory: to its first element or, if the rows hold several inputs or outputs side by side,
    /// to the first element of this input or output in the first row.
    /// </summary>
    private void WriteCallers(CodeWriter writer, string name, Buffer buffer, string source)
    {
        string whole = ((PortMemory)buffer.Identity).Content switch
        {
            PortContent.Input => source + Cased("x", source),
            PortContent.Output => "y",
            PortContent.OutputGradient => source + nameof(PortContent.Targets),
            PortContent content => source + content.ToString(),
        };
        if (whole == name)
        {
            return;
        }

        string type = buffer.Element.Keyword(plan.Element);
        string ofSteps = buffer.StepOffset == 0 ? "0" : Arithmetic.Times("steps", buffer.StepOffset);
        string offset = Arithmetic.Sum(Literals.Integer(buffer.Offset), ofSteps);
        writer.Line($"ref {type} {name} = ref {(offset == "0" ? whole : writer.Names.At(whole, offset))};");
    }

    private static string Cased(string name, string source) => source.Length > 0 ? Identifiers.Pascal(name) : name;

    private void Local(
        CodeWriter writer,
        string name,
        string block,
        string offset,
        string form,
        BufferElement element = BufferElement.Network
    ) => writer.Line($"ref {element.Keyword(plan.Element)} {name} = ref {writer.Names.At(block, offset)}; // {form}");

    private long ParameterOffset(Buffer buffer)
    {
        var memory = (ParameterMemory)buffer.Identity;
        return plan.Layout.Offset(memory.Parameter) + ((memory.Row ?? 0) * buffer.RowStride);
    }

    /// <summary>
    /// Writes a reference to the steps of a sequence that a buffer contains: for example, all steps, or the current step of a loop.
    /// </summary>
    private void WriteSlice(CodeWriter writer, BufferNames names, Buffer buffer)
    {
        string offset = $"{buffer.Slice!.RowsInFront} * {Literals.Integer(buffer.RowStride)}";
        Local(writer, names.Of(buffer), names.Of(buffer.Whole), offset, buffer.Form);
    }

    /// <param name="addsUp">Whether the pass returns the sum of what several calls return.</param>
    private void WriteInstructions(CodeWriter writer, BufferNames names, EquatableArray<Instruction> instructions, bool addsUp = false)
    {
        string? inside = null;
        foreach (Instruction instruction in instructions)
        {
            string? condition = _guards.ConditionOf(instruction, writer);
            if (inside is not null && condition != inside)
            {
                writer.Close();
            }

            writer.Blank();
            if (condition is not null && condition != inside)
            {
                if (_guards.CommentOf(instruction) is { } comment)
                {
                    writer.Line("// " + comment);
                }

                writer.Open($"if ({condition})");
            }

            inside = condition;
            switch (instruction)
            {
                case StepLoop loop:
                    WriteLoop(writer, names, loop);
                    break;
                case FunctionCall call:
                    WriteCall(writer, names, call, addsUp ? "totals += " : "return ");
                    break;
            }
        }

        if (inside is not null)
        {
            writer.Close();
        }
    }

    private void WriteLoop(CodeWriter writer, BufferNames names, StepLoop loop)
    {
        string steps = loop.Steps.Text;
        writer.Line("// " + loop.Comment);
        if (loop.IsReversed)
        {
            // A loop from steps − 1 down to 0 would end by decrementing an unsigned 0, which throws in projects that check arithmetic.
            writer.Open($"for (nuint left = {steps}; left > 0; left--)");
            writer.Line("nuint step = left - 1;");
        }
        else
        {
            writer.Open($"for (nuint step = 0; step < {steps}; step++)");
        }

        foreach (Buffer buffer in loop.Touched.Where(buffer => buffer.Slice is { MovesWithStep: true }).Distinct())
        {
            WriteSlice(writer, names, buffer);
        }

        WriteInstructions(writer, names, loop.Body);
        writer.Close();
    }

    /// <param name="use">The text before a call whose result the pass returns.</param>
    private void WriteCall(CodeWriter writer, BufferNames names, FunctionCall call, string use)
    {
        writer.Line("// " + call.Comment);
        (string before, string after) = call.Share switch
        {
            { Output: { } output, Weight: var weight } => (
                "totals += batch.Weigh(",
                $"), {Literals.Named("output", output)}, weight: {Literals.Double(weight)});"
            ),
            { Weight: var weight } => (use, $").Times(weight: {Literals.Double(weight)});"),
            null => (call.Returns ? use : "", ");"),
        };
        writer.Wrapped(
            before + call.Function.CallName + "(",
            [.. call.Arguments.Select(argument => ArgumentText.Of(argument, names, writer, _guards, plan))],
            after
        );
    }

    private static bool NeedsRows(Instruction instruction) =>
        instruction.Uses(RuntimeArgument.Rows) || instruction.Touched.Any(buffer => buffer.Slice is not null);
}
