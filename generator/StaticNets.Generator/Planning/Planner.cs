using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Turns a graph without mistakes into passes: operations fused, kernels called in order, memory laid out.</summary>
internal sealed class Planner
{
    // Half of a small second-level cache for what a prediction touches, a little more for training, whose forward values stay.
    private const long PredictionBudget = 128 * 1024;
    private const long TrainingBudget = 384 * 1024;
    private const long MostPredictionRows = 96;
    private const long MostTrainingRows = 192;

    // Below, calls and loops take longer than the arithmetic. Each vocabulary call is a local to the JIT, which stops inlining at 512.
    private const long MostUnrolledMultiplyAdds = 1024;
    private const long MostUnrolledCalls = 320;

    private readonly NetworkGraph _graph;
    private readonly Element _element;
    private readonly KernelSet _kernels;
    private readonly Fusion _fusion;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly bool _unrollsForward;
    private readonly bool _unrollsBackward;

    private Planner(NetworkGraph graph, Element element, CodeWriter writer)
    {
        _graph = graph;
        _element = element;
        _kernels = new KernelSet(writer);
        _fusion = new Fusion(graph);
        _operations = _fusion.Operations;
        _unrollsForward =
            graph.MultiplyAdds <= MostUnrolledMultiplyAdds && _operations.Sum(operation => operation.UnrolledCalls) <= MostUnrolledCalls;
        _unrollsBackward = _unrollsForward && _operations.Sum(operation => operation.UnrolledBackwardCalls) <= MostUnrolledCalls;
    }

    public static NetworkPlan Plan(NetworkGraph graph, Element format, CodeWriter kernels)
    {
        Element element = format.ForRowsUpTo(LongestRow(graph));
        Planner planner = new(graph, element, kernels);
        PredictionPlan prediction = planner.PlanPrediction();
        TrainingPlan? training = graph.Loss is { } loss ? planner.PlanTraining(loss) : null;
        return new NetworkPlan(graph, element, new ParameterLayout(graph.Parameters, element), prediction, training, kernels);
    }

    /// <summary>Kernels stand in memory as they are and, for the way back, transposed.</summary>
    private static long LongestRow(NetworkGraph graph) =>
        graph
            .Layers.Select(layer => layer.Output!.Shape.Length)
            .Concat(graph.Parameters.SelectMany(parameter => new[] { parameter.RowLength, parameter.Rows }))
            .Append(graph.Input.Shape.Length)
            .Max();

    private PredictionPlan PlanPrediction()
    {
        Buffers buffers = NewBuffers(_operations, null);
        ForwardPass pass = new(_element, _kernels, buffers) { Unrolled = _unrollsForward };
        RunForward(pass, buffers, _operations);
        Buffer y = new("y", BufferHome.Caller, _graph.Output.Shape.Length);
        PackRows.Out(pass, pass.Of(_graph.Output), y, _graph.Output.Shape.Length);
        return new PredictionPlan(pass.Steps, Arena.Plan(_element, pass.Steps, 0, PredictionBudget, _graph.FewestRows, MostPredictionRows));
    }

    private TrainingPlan PlanTraining(LossFunction loss)
    {
        bool isFused = loss.Fuses != OutputFunction.Any;
        IReadOnlyList<Operation> operations = isFused ? _operations.Take(_operations.Count - 1).ToList() : _operations;
        Value lossInput = isFused ? _operations[_operations.Count - 1].Inputs[0] : _graph.Output;
        Buffers buffers = NewBuffers(operations, lossInput);
        ForwardPass forward = new(_element, _kernels, buffers) { Training = true, Unrolled = _unrollsForward };
        RunForward(forward, buffers, operations);
        OutputFunction output = LossRules.OutputOf(_graph);
        ForwardPass lossPass = new(_element, _kernels, buffers) { Training = true, Unrolled = _unrollsForward };
        loss.Write(lossPass, lossInput, buffers.Of(lossInput), buffers.Gradient(lossInput), output);

        BackwardPass toParameters = RunBackward(buffers, operations, lossInput, Needs.OfParameters(operations));
        BackwardPass toInput = RunBackward(buffers, operations, lossInput, Needs.OfEverything(operations, _graph.Input));
        PackRows.Out(toInput, toInput.Gradient(_graph.Input), InputGradient, _graph.Input.Shape.Length);
        HashSet<string> shared = new(toParameters.Steps.Select(Key), StringComparer.Ordinal);
        Step[] all = [.. forward.Steps, .. lossPass.Steps, .. toInput.Steps];
        BatchStatistic[] statistics = [.. operations.SelectMany(operation => operation.Statistics)];
        string[] readLater = [.. statistics.Select(statistic => statistic.Buffer)];
        return new TrainingPlan(
            forward.Steps,
            lossPass.Steps,
            toInput.Steps,
            new HashSet<Step>(toInput.Steps.Where(step => !shared.Contains(Key(step)))),
            LayerOutputs(buffers, isFused ? lossInput : null),
            loss.Decision(output, _graph.Output.Shape.Length),
            Arena.Plan(_element, all, forward.Steps.Count, TrainingBudget, _graph.FewestRows, MostTrainingRows, readLater),
            statistics
        );
    }

    private Buffer InputGradient => new("inputGradient", BufferHome.Caller, _graph.Input.Shape.Length);

    /// <summary>The input is copied into the workspace once when somebody cannot read it where the caller has it.</summary>
    private Buffers NewBuffers(IEnumerable<Operation> operations, Value? lossInput)
    {
        bool isRead = operations.Any(operation => !operation.ReadsUnpadded && operation.Inputs.Any(v => v.Id == _graph.Input.Id));
        return new Buffers(_element, _graph.Input, packed: isRead || lossInput?.Id == _graph.Input.Id);
    }

    private void RunForward(ForwardPass pass, Buffers buffers, IEnumerable<Operation> operations)
    {
        Buffer input = buffers.Of(_graph.Input);
        if (input != buffers.Input)
        {
            PackRows.In(pass, buffers.Input, input, _graph.Input.Shape.Length);
        }

        foreach (Operation operation in operations)
        {
            operation.Forward(pass);
        }
    }

    private BackwardPass RunBackward(Buffers buffers, IReadOnlyList<Operation> operations, Value lossInput, HashSet<int> needed)
    {
        BackwardPass pass = new(_element, _kernels, buffers, operations, needed, lossInput) { Unrolled = _unrollsBackward };
        foreach (Operation operation in operations.Reverse())
        {
            if (pass.Needs(operation.Output))
            {
                operation.Backward(pass);
            }
        }

        return pass;
    }

    /// <summary>A layer whose function is fused with the loss is looked at where the loss reads it.</summary>
    private List<Buffer> LayerOutputs(Buffers buffers, Value? lossInput) =>
        _graph
            .Layers.Select(layer => layer.Output!.Id == _graph.Output.Id && lossInput is not null ? lossInput : layer.Output)
            .Select(value => buffers.Of(_fusion.Standing(value)))
            .ToList();

    private static string Key(Step step) => step.Kernel + "(" + string.Join(", ", step.Arguments.Select(argument => argument.Text)) + ")";
}
