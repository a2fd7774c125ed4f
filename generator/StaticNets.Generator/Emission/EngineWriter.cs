using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the engine, which the public members call, and which calls the emitted passes. It contains the description of the network and the
/// code that chooses the vector width.
/// </summary>
internal static class EngineWriter
{
    private static readonly int[] _widths = [512, 256, 128];

    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        FileFrame.Write(
            declaration.Type,
            "Engine",
            [$"The engine of {declaration.Type.Dotted}: its description, and the choice of the vector width."],
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
        ManifestWriter.Write(writer, plan);
        long narrow = plan.Layout.BFloat16Length;
        string memory = narrow > 0 ? $", new {Qualified.Runtime}BFloat16Block({Literals.Integer(narrow)})" : "";
        string type = $"{Qualified.Engines}{kind}<{t}>";
        string arguments = $"(NetworkLayout, seed{memory})";
        Parameter[] given = [.. plan.Graph.Parameters.Where(parameter => parameter.Traits.Values.Count > 0)];
        if (given.Length == 0)
        {
            writer.Open($"private sealed class Engine(int seed) : {type}{arguments}");
        }
        else
        {
            writer.Open($"private sealed class Engine : {type}");
            WriteGivenValues(writer, given, "base" + arguments, plan.Element);
        }

        FoldWriter.Write(writer, plan);
        if (plan.HasAnySteps)
        {
            WriteSequences(writer, plan, t);
        }
        else
        {
            WriteForward(writer, plan);
        }

        if (plan.Step is { } step)
        {
            WriteStep(writer, plan, step, t);
        }

        if (plan.Training is { } training)
        {
            StagesWriter.Write(writer, plan, training);
            UpdatesWriter.Write(writer, plan, training);
            WriteTrainingPass(writer, plan.Element, "void TrainForward", "ForwardPass", "");
            WriteTrainingPass(writer, plan.Element, Qualified.Runtime + "BatchTotals LossPass", "LossPass", "return ");
            WriteTrainingPass(writer, plan.Element, "void Backward", "BackwardPass", "");
        }

        writer.Close();
    }

    /// <summary>Emits a constructor that sets parameters to the initial values in the declaration.</summary>
    private static void WriteGivenValues(CodeWriter writer, IEnumerable<Parameter> parameters, string construction, Element element)
    {
        writer.Line("public Engine(int seed)");
        writer.Open($"    : {construction}");
        foreach (Parameter parameter in parameters)
        {
            writer.Line("ParameterSet.Set(");
            writer.Line($"    {Literals.String(parameter.FullName)},");
            writer.Line("    [");
            writer.Lines(Literals.Lines(parameter.Traits.Values, element.Suffix).Select(line => "    " + line));
            writer.Line("    ]");
            writer.Line(");");
        }

        writer.Close();
        writer.Blank();
    }

    /// <summary>Emits the method that predicts any number of rows, as many at a time as the workspace holds.</summary>
    public static void WriteForward(CodeWriter writer, NetworkPlan plan)
    {
        string t = plan.Element.Keyword;
        Arena arena = plan.Prediction!.Arena;
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"public override void Forward(ref {t} x, ref {t} y, nuint rows)");
        string blocks = WriteParameters(writer, plan, t);
        writer.Line($"ref {t} workspace = ref {Qualified.Runtime}Scratch<{t}>.ForThread({Literals.Integer(arena.Length)});");
        writer.Open("while (rows > 0)");
        writer.Line($"nuint part = nuint.Min(rows, {Literals.Integer(arena.Rows)});");
        WriteWidths(writer, plan.Element, "", $"PredictPass(ref x, ref y, {blocks}, ref workspace, part);");
        writer.Blank();
        writer.Line($"x = ref {writer.Names.At("x", "part * InputLength")};");
        writer.Line($"y = ref {writer.Names.At("y", "part * OutputLength")};");
        writer.Line("rows -= part;");
        writer.Close();
        writer.Close();
    }

    /// <summary>
    /// Emits the methods that predict any number of sequences. Each call says how many time steps its sequences have.
    /// </summary>
    private static void WriteSequences(CodeWriter writer, NetworkPlan plan, string t)
    {
        const string steps = "(nuint)steps";
        bool hasSteps = plan.Graph.Outputs[0].Value!.Shape.HasAnySteps;
        string sequences = Qualified.Engines + "SequenceRows";
        writer.Line($"public override void Forward(ref {t} x, ref {t} y, nuint rows) => ForwardSteps(ref x, ref y, rows, 1);");
        writer.Blank();
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"public void Predict(global::System.ReadOnlySpan<{t}> x, global::System.Span<{t}> y, int steps)");
        string lengths = $"steps, InputLength, OutputLength, hasOutputAtEachStep: {(hasSteps ? "true" : "false")}";
        writer.Line($"int rows = {sequences}.Check<{t}>(x, y, {lengths});");
        string[] spans = [.. new[] { "x", "y" }.Select(span => $"ref {Qualified.InteropServices}MemoryMarshal.GetReference({span})")];
        writer.Line($"ForwardSteps({spans[0]}, {spans[1]}, (nuint)rows, {steps});");
        writer.Close();
        writer.Blank();
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"public override void ForwardSteps(ref {t} x, ref {t} y, nuint rows, nuint steps)");
        string blocks = WriteParameters(writer, plan, t);
        WriteSequenceMemory(writer, plan, "rows");
        writer.Open("while (rows > 0)");
        writer.Line("nuint part = nuint.Min(rows, memory.Rows);");
        WriteWidths(writer, plan.Element, "", $"PredictPass(ref x, ref y, {blocks}, ref workspace, part, steps);");
        writer.Blank();
        writer.Line($"x = ref {writer.Names.At("x", "part * steps * InputLength")};");
        writer.Line($"y = ref {writer.Names.At("y", $"part * {(hasSteps ? "steps * " : "")}OutputLength")};");
        writer.Line("rows -= part;");
        writer.Close();
        writer.Close();
    }

    /// <summary>Emits the method that predicts one sequence of any length.</summary>
    public static void WriteForwardOfSequence(CodeWriter writer, NetworkPlan plan)
    {
        string t = plan.Element.Keyword;
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"public override void Forward(ref {t} x, ref {t} y, nuint steps)");
        string blocks = WriteParameters(writer, plan, t);
        WriteSequenceMemory(writer, plan, "1");
        WriteWidths(writer, plan.Element, "", $"PredictPass(ref x, ref y, {blocks}, ref workspace, 1, steps);");
        writer.Close();
    }

    /// <summary>Emits locals for the workspace of sequences and for how many of them it holds.</summary>
    /// <param name="rows">The number of sequences of the call, as C# text.</param>
    private static void WriteSequenceMemory(CodeWriter writer, NetworkPlan plan, string rows)
    {
        Arena arena = plan.Prediction!.Arena;
        string[] elements =
        [
            Literals.Named("fixedLength", arena.FixedLength + arena.Spare),
            Literals.Named("rowLength", arena.RowLength),
            Literals.Named("stepLength", arena.StepLength),
            Literals.Named("budget", Tuning.PredictionBytes / plan.Element.Bytes),
            Literals.Named("blockRows", Tuning.TileRows),
            Literals.Named("mostRows", Tuning.PredictionRows),
        ];
        writer.Wrapped($"{Qualified.Engines}SequenceRows memory = new(", [rows, "steps", .. elements], ");");
        string t = plan.Element.Keyword;
        writer.Line($"ref {t} workspace = ref {Qualified.Runtime}Scratch<{t}>.ForThread(memory.Length);");
    }

    /// <summary>Emits locals for the blocks of parameters, and returns the arguments that refer to them in a call of a pass.</summary>
    private static string WriteParameters(CodeWriter writer, NetworkPlan plan, string t)
    {
        string arguments = "ref parameters";
        writer.Line($"ref {t} parameters = ref Parameters.Reference;");
        if (plan.Layout.BFloat16Length > 0)
        {
            string block = $"(({Qualified.Runtime}BFloat16Block)NarrowParameters!)";
            writer.Line($"ref ushort {PassWriter.BFloat16Parameters} = ref {block}.Reference;");
            arguments += $", ref {PassWriter.BFloat16Parameters}";
        }

        if (plan.Folding is not null)
        {
            FoldWriter.WriteLocal(writer, t);
            arguments += $", ref {FoldWriter.Block}";
        }

        if (plan.PredictsWithHyperparameters)
        {
            writer.Line($"ref double {PassWriter.Hyperparameters} = ref Parameters.Hyperparameters;");
            arguments += $", ref {PassWriter.Hyperparameters}";
        }

        return arguments;
    }

    /// <summary>
    /// Emits the method that computes one time step of a sequence; the caller's state object contains the state and the workspace.
    /// </summary>
    private static void WriteStep(CodeWriter writer, NetworkPlan plan, StepPlan step, string t)
    {
        writer.Blank();
        writer.Line(JitHints.Optimized(writer.Names));
        bool isOfIndices = plan.Graph.Inputs[0].IsIndices;
        string spans = $"global::System.ReadOnlySpan<{(isOfIndices ? "int" : t)}> x, global::System.Span<{t}> y";
        writer.Open($"public void Step({Qualified.Engines}NetworkState<{t}> state, {spans})");
        if (isOfIndices)
        {
            writer.Line($"ref {t} memory = ref {Qualified.Engines}NetworkState<{t}>.Enter(state, x, y, NetworkLayout);");
            string converted = Literals.Integer(step.StateLength + step.Arena.Length);
            writer.Line($"ref {t} first = ref {writer.Names.At("memory", converted)}; // the indices as numbers");
        }
        else
        {
            writer.Line($"ref {t} memory = ref {Qualified.Engines}NetworkState<{t}>.Enter(state, x, y);");
            writer.Line($"ref {t} first = ref {Qualified.InteropServices}MemoryMarshal.GetReference(x);");
        }

        writer.Line($"ref {t} result = ref {Qualified.InteropServices}MemoryMarshal.GetReference(y);");
        writer.Line($"ref {t} workspace = ref {writer.Names.At("memory", Literals.Integer(step.StateLength))};");
        string blocks = WriteParameters(writer, plan, t);
        WriteWidths(writer, plan.Element, "", $"StepPass(ref first, ref result, {blocks}, ref memory, ref workspace);");
        writer.Close();
    }

    /// <summary>Emits the method of the engine that calls a pass of training.</summary>
    /// <param name="signature">Type and name of the method.</param>
    /// <param name="pass">Name of the pass.</param>
    /// <param name="result">The text before the call: <c>return </c>, or nothing.</param>
    /// <param name="further">A further parameter that is passed by reference; empty for none.</param>
    public static void WriteTrainingPass(
        CodeWriter writer,
        Element element,
        string signature,
        string pass,
        string result,
        string further = ""
    )
    {
        (string parameter, string argument) = further.Length > 0 ? ($", ref {element.Keyword} {further}", ", ref " + further) : ("", "");
        writer.Blank();
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"public override {signature}(in {Qualified.Runtime}MicroBatch<{element.Keyword}> batch{parameter})");
        WriteWidths(writer, element, result, $"{pass}(batch{argument});");
        writer.Close();
    }

    /// <summary>Emits the choice of the vector width; the JIT knows the processor and removes all branches but one.</summary>
    public static void WriteWidths(CodeWriter writer, Element element, string result, string call)
    {
        int[] widths = [.. _widths.Where(element.Allows)];
        foreach (int width in widths)
        {
            string line = $"{result}Kernels<{Qualified.VectorTypes(width, element.Keyword)}>.{call}";
            if (widths.Length == 1)
            {
                writer.Line(line);
                break;
            }

            string condition = $"{Qualified.Intrinsics}Vector{width}.IsHardwareAccelerated";
            writer.Open(
                width == widths[0] ? $"if ({condition})"
                : width == widths[widths.Length - 1] ? "else"
                : $"else if ({condition})"
            );
            writer.Line(line);
            writer.Close();
        }
    }
}
