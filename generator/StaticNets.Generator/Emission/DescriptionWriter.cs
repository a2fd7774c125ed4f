using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>Emits the static description that the runtime reads: shapes, tensors and their places, layers and their outputs.</summary>
internal static class DescriptionWriter
{
    /// <param name="path">
    /// Path of a part. In the plan, the names of the part's tensors begin with this path; in the description they do not.
    /// </param>
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, NetworkPlan plan, string path = "")
    {
        NetworkGraph graph = plan.Graph;
        writer.Line(FileFrame.GeneratedCode);
        writer.Open($"private static {Qualified.Runtime}NetworkDescription NetworkLayout {{ get; }} = new()");
        writer.Line($"Name = {Literals.String(declaration.Type.Name)},");
        writer.Line($"InputShape = {Axes(graph.Inputs, graph.InputLength)},");
        writer.Line($"OutputShape = {Axes(graph.Outputs, graph.OutputLength)},");
        writer.Line("InputLength = InputLength,");
        writer.Line("OutputLength = OutputLength,");
        writer.Line($"ParameterBlockLength = {Literals.Integer(plan.Layout.Length)},");
        writer.Line($"MultiplyAdds = {Literals.Integer(graph.MultiplyAdds)},");
        WriteList(writer, "Tensors", graph.Parameters.Select(parameter => Tensor(parameter, plan, path)));
        WriteList(writer, "Layers", Layers(declaration, plan));
        if (plan.Training is { } training)
        {
            WriteTargets(writer, graph, training);
            writer.Line($"TrainingRows = {Literals.Integer(plan.HasAnySteps ? Tuning.TrainingRows : training.Arena.Rows)},");
            writer.Line($"TrainingWorkspace = new({Workspace(training)}),");
            WriteStates(writer, graph);
            if (plan.HasAnySteps)
            {
                writer.Line($"AnySteps = new({AnySteps(plan, training)}),");
            }
        }

        if (graph.Inputs.Any(input => input.IsIndices))
        {
            string several = graph.Inputs.Count > 1 ? "true" : "false";
            string[] inputs =
            [
                .. graph
                    .Inputs.Where(input => input.IsIndices)
                    .Select(input => $"new {Qualified.Runtime}InputDescription" + Input(input, graph)),
            ];
            writer.Line(
                $"Indices = new {Qualified.Runtime}IndexInputs<{plan.Element.Keyword}>(areSeveral: {several}, {string.Join(", ", inputs)}),"
            );
        }

        if (graph.HasSeveralPorts)
        {
            WritePorts(writer, plan);
        }

        writer.Close(";");
    }

    /// <summary>
    /// Returns the axes of the only input or output; with several, the length of the joint row in which they lie side by side.
    /// </summary>
    private static string Axes(IReadOnlyList<Port> ports, long length) =>
        Literals.Axes(ports.Count == 1 ? Shape.Of([.. ports[0].Value!.Shape.Sizes]) : Shape.Of(length));

    /// <summary>
    /// Writes the targets and the loss. A network with several outputs has neither a single loss nor a single kind of decision. The targets
    /// of a tape are the gradients of the outputs.
    /// </summary>
    private static void WriteTargets(CodeWriter writer, NetworkGraph graph, TrainingPlan training)
    {
        if (training.IsOfTape)
        {
            writer.Line("TargetLength = OutputLength,");
            return;
        }

        OutputPort? only = graph.Outputs.Count == 1 ? graph.Outputs[0] : null;
        if (only is not null)
        {
            writer.Line($"Loss = global::StaticNets.Loss.{only.Loss!.Name},");
        }

        if (graph.TargetLength > 0)
        {
            string length = graph.TargetLength == graph.OutputLength ? "OutputLength" : Literals.Integer(graph.TargetLength);
            writer.Line($"TargetLength = {length},");
        }

        if (graph.ClassLength > 0)
        {
            writer.Line($"ClassLength = {Literals.Integer(graph.ClassLength)},");
        }

        if (only is not null)
        {
            writer.Line($"DecisionsPerRow = {Decisions(training.Decisions[0], only, "OutputLength")},");
        }
    }

    /// <summary>
    /// Writes name, length and offset of each input and output. Only networks with several inputs or several outputs need this.
    /// </summary>
    private static void WritePorts(CodeWriter writer, NetworkPlan plan)
    {
        NetworkGraph graph = plan.Graph;
        writer.Open($"Ports = new {Qualified.Runtime}SeveralPorts");
        WriteList(writer, "Inputs", graph.Inputs.Select(input => "new" + Input(input, graph)));
        WriteList(writer, "Outputs", graph.Outputs.Select(output => Output(output, plan)));
        writer.Close(",");
    }

    /// <summary>Returns the arguments and properties of an input, which follow <c>new</c>.</summary>
    private static string Input(InputPort input, NetworkGraph graph)
    {
        string place = $"{Literals.String(input.Name)}, {Literals.Integer(input.Length)}, {Literals.Integer(input.Offset)}";
        return $"({place})" + (input.IsIndices ? $" {{ Vocabulary = {Literals.Integer(graph.VocabularyOf(input))} }}" : "");
    }

    private static string Output(OutputPort output, NetworkPlan plan)
    {
        string place = $"{Literals.String(output.Name)}, {Literals.Integer(output.Length)}, {Literals.Integer(output.Offset)}";
        string loss =
            plan.Training is not { } training ? ""
            : training.IsOfTape ? $" {{ TargetOffset = {Literals.Integer(output.Offset)} }}"
            : $" {{ Loss = global::StaticNets.Loss.{output.Loss!.Name}, TargetOffset = {Literals.Integer(output.TargetOffset)}, "
                + $"DecisionsPerRow = {Decisions(training.Decisions[output.Index], output, Literals.Integer(output.Length))} }}";
        return $"new({place}){loss}";
    }

    /// <summary>Writes names and lengths of the initial states of recurrent layers, in the order of their places.</summary>
    private static void WriteStates(CodeWriter writer, NetworkGraph graph)
    {
        CarriedValue[] carried = [.. graph.Operations.OfType<Scan>().SelectMany(scan => scan.Carried).OrderBy(value => value.State.Offset)];
        if (carried.Length == 0)
        {
            return;
        }

        writer.Line("States = new(");
        writer.Line("[");
        writer.Lines(carried.Select(value => $"    new({State(value)}),"));
        string other = StepObstacle.LayerWithoutState(graph) is { } layer ? ", otherLayer: " + Literals.String(layer) : "";
        writer.Line($"]{other}),");
    }

    private static string State(CarriedValue value)
    {
        StatePlace place = value.State;
        string direction = value.Sequence.RunsBackwards ? ", isBackward: true" : "";
        return $"{Literals.String(place.Name)}, {Literals.Integer(place.Length)}, {Literals.Named("offset", place.Offset)}{direction}";
    }

    private static void WriteList(CodeWriter writer, string name, IEnumerable<string> items)
    {
        writer.Line($"{name} =");
        writer.Line("[");
        writer.Lines(items.Select(item => $"    {item},"));
        writer.Line("],");
    }

    private static string Tensor(Parameter parameter, NetworkPlan plan, string path)
    {
        long stride = parameter.IsDense ? parameter.Shape.Last : plan.Element.Pad(parameter.RowLength);
        string place = $"{Literals.Integer(plan.Layout.Offset(parameter))}, {Literals.Integer(stride)}";
        string fans = $"{Literals.Integer(parameter.FanIn)}, {Literals.Integer(parameter.FanOut)}";
        string shape = Literals.Axes(parameter.Shape);
        string name = Literals.String(parameter.FullName.Substring(path.Length));
        return $"new({name}, {shape}, {place}, global::StaticNets.Initializer.{parameter.Initializer}, {fans}){Traits(parameter, MovingAverage(parameter, plan))}";
    }

    /// <summary>
    /// Returns, for a tensor of moving statistics, the place of the batch statistic in the workspace and the decay rate; otherwise
    /// <see langword="null"/>.
    /// </summary>
    private static string? MovingAverage(Parameter parameter, NetworkPlan plan) =>
        plan.Training?.Statistics.FirstOrDefault(statistic => statistic.Moving == parameter) is { } statistic
            ? $"new({Literals.Integer(plan.Training.Arena.FixedOffset(statistic.OfBatch))}, {Literals.Double(statistic.Momentum)})"
            : null;

    /// <summary>
    /// Returns the arguments of the workspace description: the number of elements that do not depend on the number of samples, the number
    /// of elements for each sample, the number of spare elements at the end, the offset and, for each sample, the number of elements that
    /// micro-batches keep between stages, and whether the workspace must hold the whole batch in training steps, and for gradients.
    /// </summary>
    private static string Workspace(TrainingPlan training)
    {
        Arena arena = training.Arena;
        string[] lengths = [.. new[] { arena.FixedLength, arena.RowLength, arena.Spare }.Select(Literals.Integer)];
        return string.Join(", ", lengths)
            + (
                arena.Kept.Count > 0
                    ? $", keptOffset: {Literals.Integer(arena.KeptOffset)}, keptRowLength: {Literals.Integer(arena.KeptRowLength)}"
                    : ""
            )
            + (training.TakesWholeBatch ? ", takesWholeBatch: true" : "")
            + (training.DifferentiatesWholeBatch ? ", differentiatesWholeBatch: true" : "");
    }

    /// <summary>Returns the arguments that describe the training on sequences of any length.</summary>
    private static string AnySteps(NetworkPlan plan, TrainingPlan training)
    {
        string each = plan.Graph.Outputs[0].Value!.Shape.HasAnySteps ? "true" : "false";
        return string.Join(
            ", ",
            "hasOutputAtEachStep: " + each,
            Literals.Named("stepLength", training.Arena.StepLength),
            Literals.Named("budget", Tuning.TrainingBytes / plan.Element.Bytes),
            Literals.Named("blockRows", Tuning.TileRows)
        );
    }

    private static string Traits(Parameter parameter, string? movingAverage)
    {
        ParameterTraits traits = parameter.Traits;
        (string Name, double Value)[] numbers =
        [
            (nameof(traits.InitializerValue), traits.InitializerValue),
            (nameof(traits.L1), traits.L1),
            (nameof(traits.L2), traits.L2),
            (nameof(traits.MaxNorm), traits.MaxNorm),
        ];
        IEnumerable<string> given = numbers.Where(n => n.Value != 0).Select(n => $"{n.Name} = {Literals.Double(n.Value)}");
        string[] ones = traits.Ones > 0 ? [$"Ones = {traits.FirstOne}..{traits.FirstOne + traits.Ones}"] : [];
        string[] frozen = traits.Frozen ? ["Frozen = true"] : [];
        string[] format = parameter.Format == WeightFormat.Default ? [] : ["Format = " + Qualified.Of(parameter.Format)];
        string[] all =
        [
            .. given,
            .. ones,
            .. frozen,
            .. format,
            .. movingAverage is null ? (string[])[] : ["MovingAverage = " + movingAverage],
        ];
        return all.Length == 0 ? "" : $" {{ {string.Join(", ", all)} }}";
    }

    /// <summary>
    /// Returns the layers whose outputs are in the workspace. A layer whose output is the unchanged input is left out, because the runtime
    /// checks the input anyway. The input and the end of a part are left out, because other layers compute their values.
    /// </summary>
    private static IEnumerable<string> Layers(NetworkDeclaration declaration, NetworkPlan plan)
    {
        if (plan.Training is not { } training)
        {
            yield break;
        }

        for (int i = 0; i < plan.Graph.Layers.Count; i++)
        {
            Buffer output = training.LayerOutputs[i];
            if (
                output.Home == BufferHome.Workspace
                && LayerCatalogue.Find(plan.Graph.Layers[i].Kind) is not (PartInput or PartOutput or BlockBoundary)
            )
            {
                LayerNode layer = plan.Graph.Layers[i];
                string place = $"{Literals.Integer(training.Arena.RowOffset(output))}, {Literals.Integer(output.RowStride)}";
                string[] traits = [.. Units(declaration.Layers[i], layer, plan.Graph), .. Steps(output)];
                string ending = traits.Length > 0 ? $" {{ {string.Join(", ", traits)} }}" : "";
                yield return $"new({Literals.String(layer.Name)}, {Literals.Integer(output.Width)}, {place}){ending}";
            }
        }
    }

    /// <summary>
    /// Returns the properties for the activation and the number of units of a layer whose activation has a flat part, so that the runtime
    /// can find units that no longer learn; for other layers, nothing. It also returns nothing if the loss computes the activation, because
    /// the workspace then holds the input of the activation instead of its output.
    /// </summary>
    private static IEnumerable<string> Units(LayerDeclaration declared, LayerNode layer, NetworkGraph graph)
    {
        bool isLeftToLoss = graph.OutputsOf(layer.Output!).Any(output => output.IsFused);
        return
            !isLeftToLoss
            && LayerCatalogue.Find(declared.Kind)?.AppliedActivation(declared.Arguments) is { } activation
            && ActivationFunctions.Find(activation)?.HasFlatPart == true
            ? [$"Activation = global::StaticNets.Activation.{activation}", $"Units = {Literals.Integer(layer.Output!.Shape.Last)}"]
            : [];
    }

    /// <summary>Returns the properties of a layer with an output at each of any number of time steps; for other layers, none.</summary>
    private static IEnumerable<string> Steps(Buffer output)
    {
        if (output is { PerStep: true, Slice: { } slice })
        {
            yield return "RowsOfStep = 1";
            if (slice is { HasInitialState: true, RunsBackwards: false })
            {
                yield return "StepsInFront = 1";
            }
        }
    }

    private static string Decisions(Decision decision, OutputPort output, string length) =>
        decision switch
        {
            Decision.ArgMax => Literals.Integer(output.IsFused ? output.RowsOfClasses : 1),
            Decision.Threshold => length,
            _ => "0",
        };
}
