using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>Prints passes: a name for each buffer, then the kernel calls.</summary>
internal sealed class PassWriter(NetworkPlan plan)
{
    private readonly string _t = plan.Element.Keyword;
    private readonly Dictionary<string, Parameter> _parameters = ByIdentifier(plan);

    public void WritePrediction(CodeWriter writer)
    {
        List<string> parameters = [$"ref {_t} x", $"ref {_t} y", $"ref {_t} parameters", $"ref {_t} workspace", "nuint rows"];
        writer.Blank();
        writer.Summary($"From rows of x to rows of y, at most {plan.Prediction.Arena.Rows} of them.");
        writer.Line(JitHints.OptimizedPass);
        writer.Open($"public static void PredictPass({string.Join(", ", parameters)})");
        WriteBuffers(writer, plan.Prediction.Steps, plan.Prediction.Arena, "");
        WriteSteps(writer, plan.Prediction.Steps);
        writer.Close();
    }

    public void WriteTraining(CodeWriter writer, TrainingPlan training)
    {
        WriteTrainingPass(writer, training, "void", "ForwardPass", "The output of every layer, kept for the way back.", training.Forward);
        WriteTrainingPass(
            writer,
            training,
            Qualified.Runtime + "BatchTotals",
            "LossPass",
            "The loss, and its gradient to start from.",
            training.Loss
        );
        string backward = "From the gradient of the loss to those of the parameters and, if asked for, of the input.";
        WriteTrainingPass(writer, training, "void", "BackwardPass", backward, training.Backward);
    }

    private void WriteTrainingPass(
        CodeWriter writer,
        TrainingPlan training,
        string result,
        string name,
        string summary,
        IReadOnlyList<Step> steps
    )
    {
        writer.Blank();
        writer.Summary(summary);
        writer.Line(JitHints.OptimizedPass);
        writer.Open($"public static {result} {name}(in {Qualified.Runtime}MicroBatch<{_t}> batch)");
        if (steps.SelectMany(step => step.Arguments).Any(argument => argument.Text == "rows"))
        {
            writer.Line("nuint rows = batch.Rows;");
        }

        if (steps.SelectMany(step => step.Arguments).Any(argument => argument.Text == "accumulate"))
        {
            writer.Line("bool accumulate = batch.Accumulate;");
        }

        WriteBuffers(writer, steps, training.Arena, "batch.", training.TakesWholeBatch);
        WriteSteps(writer, steps, training.OnlyForInput);
        writer.Close();
    }

    private void WriteBuffers(CodeWriter writer, IReadOnlyList<Step> steps, Arena arena, string source, bool takesWholeBatch = false)
    {
        IEnumerable<Buffer> buffers = steps.SelectMany(step => step.Arguments).Select(a => a.Buffer).OfType<Buffer>().Distinct();
        foreach (Buffer buffer in buffers)
        {
            switch (buffer.Home)
            {
                case BufferHome.Caller when source.Length > 0:
                    string type = buffer.Name == "classes" ? "int" : _t;
                    writer.Line($"ref {type} {buffer.Name} = ref {source}{Identifiers.Pascal(buffer.Name)};");
                    break;
                case BufferHome.Workspace when buffer.PerSample && takesWholeBatch:
                    string first = Literals.Integer(arena.FixedLength);
                    string offset = $"{first} + ({Literals.Integer(arena.RowOffset(buffer))} * batch.Capacity)";
                    Local(writer, buffer, source + Cased("workspace", source), offset, $"[batch.Capacity, {buffer.RowStride}]");
                    break;
                case BufferHome.Workspace:
                    string form = buffer.PerSample ? $"[{arena.Rows}, {buffer.RowStride}]" : buffer.Form;
                    Local(writer, buffer, source + Cased("workspace", source), Literals.Integer(arena.Offset(buffer)), form);
                    break;
                case BufferHome.Parameters or BufferHome.Gradients:
                    string block = buffer.Home == BufferHome.Parameters ? "parameters" : "gradients";
                    Local(writer, buffer, source + Cased(block, source), Literals.Integer(ParameterOffset(buffer)), buffer.Form);
                    break;
            }
        }
    }

    private static string Cased(string name, string source) => source.Length > 0 ? Identifiers.Pascal(name) : name;

    private void Local(CodeWriter writer, Buffer buffer, string block, string offset, string form) =>
        writer.Line($"ref {_t} {buffer.Name} = ref Unsafe.Add(ref {block}, {offset}); // {form}");

    private long ParameterOffset(Buffer buffer) => plan.Layout.Offset(_parameters[buffer.Name]);

    private static void WriteSteps(CodeWriter writer, IReadOnlyList<Step> steps, HashSet<Step>? onlyForInput = null)
    {
        bool inside = false;
        foreach (Step step in steps)
        {
            bool conditional = onlyForInput?.Contains(step) == true;
            if (inside && !conditional)
            {
                writer.Close();
            }

            writer.Blank();
            if (conditional && !inside)
            {
                writer.Open("if (!Unsafe.IsNullRef(ref inputGradient))");
            }

            inside = conditional;
            writer.Line("// " + step.Comment);
            writer.Wrapped($"{step.Result}{step.Kernel}(", step.Arguments.Select(argument => argument.Text).ToList(), ");");
        }

        if (inside)
        {
            writer.Close();
        }
    }

    private static Dictionary<string, Parameter> ByIdentifier(NetworkPlan plan)
    {
        Dictionary<string, Parameter> result = new(StringComparer.Ordinal);
        foreach (Parameter parameter in plan.Graph.Parameters)
        {
            result[Identifiers.Escape(parameter.Identifier)] = parameter;
            result[Identifiers.Escape(parameter.Identifier + "Gradient")] = parameter;
        }

        return result;
    }
}
