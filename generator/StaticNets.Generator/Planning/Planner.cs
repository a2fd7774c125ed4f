using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Converts a graph without errors to passes: fuses operations, orders the calls of functions, assigns memory.</summary>
internal sealed class Planner
{
    // Bytes of the workspace: half of a small second-level cache for a prediction; more for training, which must keep the values of the
    // forward pass.
    private const long PredictionBudget = 128 * 1024;
    private const long TrainingBudget = 384 * 1024;
    private const long MostPredictionRows = 96;
    private const long MostTrainingRows = 192;

    // Below these limits calls and loops take longer than the arithmetic. Each SIMD operation is a local variable for the JIT, which stops
    // inlining at 512 of them.
    private const long MostUnrolledMultiplyAdds = 1024;
    private const long MostUnrolledCalls = 320;

    private readonly NetworkGraph _graph;
    private readonly Element _element;
    private readonly Fusion _fusion;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly bool _unrollsForward;
    private readonly bool _unrollsBackward;

    private Planner(NetworkGraph graph, Element element)
    {
        _graph = graph;
        _element = element;
        _fusion = new Fusion(graph);
        _operations = _fusion.Operations;
        _unrollsForward =
            graph.MultiplyAdds <= MostUnrolledMultiplyAdds && _operations.Sum(operation => operation.UnrolledCalls) <= MostUnrolledCalls;
        _unrollsBackward = _unrollsForward && _operations.Sum(operation => operation.UnrolledBackwardCalls) <= MostUnrolledCalls;
    }

    public static NetworkPlan Plan(NetworkGraph graph, Element format)
    {
        Element element = format.ForRowsUpTo(LongestRow(graph));
        Planner planner = new(graph, element);
        PredictionPlan prediction = planner.PlanPrediction();
        TrainingPlan? training = graph.Loss is { } loss ? planner.PlanTraining(loss) : null;
        return new NetworkPlan(graph, element, ParameterLayout.Of(graph.Parameters, element), prediction, training);
    }

    /// <summary>Returns the longest row: kernels are in memory in their own layout and transposed for the backward pass.</summary>
    private static long LongestRow(NetworkGraph graph) =>
        graph
            .Layers.Select(layer => layer.Output!.Shape.Length)
            .Concat(graph.Parameters.SelectMany(parameter => new[] { parameter.RowLength, parameter.Rows }))
            .Append(graph.Input.Shape.Length)
            .Max();

    private PredictionPlan PlanPrediction()
    {
        IReadOnlyList<Operation> operations = NeededFor(_graph.Output);
        Buffers buffers = NewBuffers(operations, null);
        ForwardPass pass = new(_element, buffers) { Unrolled = _unrollsForward };
        RunForward(pass, buffers, operations);
        Buffer y = Buffers.OfPort(PortContent.Output, "y", _graph.Output.Shape.Length);
        PackRows.Out(pass, pass.Of(_graph.Output), y, _graph.Output.Shape.Length);
        EquatableArray<Instruction> all = pass.Instructions.ToEquatableArray();
        return new PredictionPlan(all, Arena.Plan(_element, all, 0, PredictionBudget, _graph.FewestRows, MostPredictionRows));
    }

    /// <summary>A layer that reads a sequence leaves the copy unread that shows its steps as one row.</summary>
    private List<Operation> NeededFor(Value output)
    {
        HashSet<int> needed = [output.Id];
        List<Operation> operations = [];
        foreach (Operation operation in _operations.Reverse().Where(operation => needed.Contains(operation.Output.Id)))
        {
            operations.Insert(0, operation);
            needed.UnionWith(operation.Inputs.Select(input => input.Id));
        }

        return operations;
    }

    private TrainingPlan PlanTraining(LossFunction loss)
    {
        bool isFused = loss.Fuses != OutputFunction.Any;
        IReadOnlyList<Operation> operations = isFused ? _operations.Take(_operations.Count - 1).ToList() : _operations;
        Value lossInput = isFused ? _operations[_operations.Count - 1].Inputs[0] : _graph.Output;
        Buffers buffers = NewBuffers(operations, lossInput);
        ForwardPass forward = new(_element, buffers) { Training = true, Unrolled = _unrollsForward };
        RunForward(forward, buffers, operations);
        OutputFunction output = LossRules.OutputOf(_graph);
        ForwardPass lossPass = new(_element, buffers) { Training = true, Unrolled = _unrollsForward };
        loss.Call(lossPass, lossInput, buffers.Of(lossInput), buffers.Gradient(lossInput), output);

        BackwardPass backward = RunBackward(buffers, operations, lossInput);
        PackRows.Out(backward, backward.Gradient(_graph.Input), InputGradient, _graph.Input.Shape.Length);
        EquatableArray<Instruction> ofBackward = InputGradientCalls.Mark(backward.Instructions).ToEquatableArray();
        EquatableArray<Instruction> all = forward.Instructions.Concat(lossPass.Instructions).Concat(ofBackward).ToEquatableArray();
        EquatableArray<BatchStatistic> statistics = operations.SelectMany(operation => operation.Statistics).ToEquatableArray();
        BufferIdentity[] readLater = [.. statistics.Select(statistic => statistic.OfBatch)];
        return new TrainingPlan(
            forward.Instructions.ToEquatableArray(),
            lossPass.Instructions.ToEquatableArray(),
            ofBackward,
            LayerOutputs(buffers, isFused ? lossInput : null),
            loss.Decision(output, _graph.Output.Shape.Length),
            Arena.Plan(_element, all, forward.Instructions.Count, TrainingBudget, _graph.FewestRows, MostTrainingRows, readLater),
            statistics
        );
    }

    private Buffer InputGradient => Buffers.OfPort(PortContent.InputGradient, "inputGradient", _graph.Input.Shape.Length);

    /// <summary>
    /// Creates the buffers. The input is copied to the workspace once if some operation cannot read it in the caller's memory.
    /// </summary>
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

    /// <summary>Creates the backward pass down to the input; steps that training does not need are marked afterwards.</summary>
    private BackwardPass RunBackward(Buffers buffers, IReadOnlyList<Operation> operations, Value lossInput)
    {
        BackwardPass pass = new(_element, buffers) { Unrolled = _unrollsBackward };
        pass.Differentiate(operations, [lossInput]);
        return pass;
    }

    /// <summary>
    /// Returns the buffer of each layer's output; if the loss computes the output's activation, the buffer before that activation.
    /// </summary>
    private EquatableArray<Buffer> LayerOutputs(Buffers buffers, Value? lossInput) =>
        _graph
            .Layers.Select(layer => layer.Output!.Id == _graph.Output.Id && lossInput is not null ? lossInput : layer.Output)
            .Select(value => buffers.Of(_fusion.Standing(value)))
            .ToEquatableArray();
}
