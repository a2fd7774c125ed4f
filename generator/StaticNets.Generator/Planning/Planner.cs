using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Convolutions.Winograd;
using StaticNets.Generator.Operations.LossTerms;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Converts a graph without errors to passes: fuses operations, orders the calls of functions, assigns memory.</summary>
internal sealed partial class Planner
{
    private readonly NetworkGraph _graph;
    private readonly Element _element;
    private readonly Fusion _fusion;
    private readonly PortBuffers _ports;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly bool _unrollsForward;
    private readonly bool _unrollsBackward;
    private readonly LoopMerging _merging;
    private readonly bool _hasStep;
    private readonly bool _isOfTape;

    /// <param name="unrolls">Whether sums are unrolled; <see langword="null"/> to unroll them in small networks only.</param>
    /// <param name="merging">Merges loops under names that differ in all passes of a network.</param>
    /// <param name="hasStep">Whether the network can compute single time steps.</param>
    /// <param name="isOfTape">Whether the passes of a tape are planned, for a network without a loss.</param>
    private Planner(
        NetworkGraph graph,
        Element element,
        bool? unrolls = null,
        LoopMerging? merging = null,
        bool hasStep = false,
        bool isOfTape = false
    )
    {
        _hasStep = hasStep;
        _isOfTape = isOfTape;
        _merging = merging ?? new LoopMerging();
        _graph = graph;
        _element = element;
        _fusion = new Fusion(graph, graph.Trains || isOfTape);
        _ports = new PortBuffers(graph);
        _operations = _fusion.Operations;
        _unrollsForward =
            unrolls
            ?? (
                graph.MultiplyAdds <= Tuning.UnrolledMultiplyAdds
                && _operations.Sum(operation => operation.UnrolledCalls) <= Tuning.UnrolledCalls
            );
        _unrollsBackward = _unrollsForward && _operations.Sum(operation => operation.UnrolledBackwardCalls) <= Tuning.UnrolledCalls;
    }

    public static NetworkPlan Plan(NetworkGraph graph, Element format)
    {
        Element element = format.ForRowsUpTo(LongestRow(graph));
        bool hasAnySteps = graph.Inputs[0].Shape.HasAnySteps;
        NetworkGraph? step = StepGraph.Of(graph);
        Planner planner = new(hasAnySteps ? SequenceGraph.Of(graph)! : graph, element, hasStep: step is not null);
        PredictionPlan prediction = planner.PlanPrediction(graph.FewestRows, Tuning.PredictionRows);
        TrainingPlan? training = graph.Trains ? planner.PlanTraining() : null;
        NetworkPlan plan = new(graph, element, ParameterLayout.Of(graph.Parameters, element), prediction, training);
        StepPlan? ofStep = planner.PlanStep(step, plan.Functions);
        IEnumerable<DerivedWeights> derived = prediction.Derived.Concat(ofStep?.Derived ?? EquatableArray<DerivedWeights>.Empty);
        return StepRows.In(SharedFunctions.In(plan with { Step = ofStep, Folding = FoldPlan.Of(derived, element) }));
    }

    /// <summary>
    /// Returns the plan of one time step. A step unrolls its sums if the prediction does, so both add the same terms in the same order and
    /// the results are exactly equal, except those of layer normalisation and softmax.
    /// </summary>
    /// <param name="others">The functions of the other passes.</param>
    private StepPlan? PlanStep(NetworkGraph? graph, IEnumerable<EmittedFunction> others)
    {
        if (graph is null)
        {
            return null;
        }

        PredictionPlan step = new Planner(graph, _element, _unrollsForward, _merging, hasStep: true).PlanPrediction(1, 1);
        IEnumerable<Buffer> states = step
            .Pass.SelectMany(instruction => instruction.Touched)
            .Where(buffer => buffer.Home == BufferHome.State)
            .GroupBy(buffer => buffer.Identity)
            .Select(same => same.First());
        List<ArenaPlace> places = [];
        long length = 0;
        foreach (Buffer state in states)
        {
            places.Add(new ArenaPlace(state.Identity, length));
            length += state.Length;
        }

        // Windows of convolutions over any number of steps can be longer than an array.
        if (length > Shape.MaxLength)
        {
            return null;
        }

        // The state is padded to whole cache lines, so that the workspace after it begins on a cache line.
        long lines = (length + _element.PerCacheLine - 1) / _element.PerCacheLine;
        return new StepPlan(
            StepFunctions.Rename(step.Pass, others),
            step.Arena,
            places.ToEquatableArray(),
            lines * _element.PerCacheLine,
            graph.InputLength,
            graph.OutputLength,
            step.Derived
        );
    }

    /// <summary>
    /// Plans the passes of a tape: they train a network without a loss by gradients of its outputs. They have nothing in common with the
    /// passes of the prediction but the parameter block, so that the prediction stays as fast as without them.
    /// </summary>
    /// <param name="graph">The graph of the network.</param>
    /// <param name="network">The plan of its prediction.</param>
    public static NetworkPlan PlanTape(NetworkGraph graph, NetworkPlan network)
    {
        Planner planner = new(graph, network.Element, hasStep: network.Step is not null, isOfTape: true);
        return SharedFunctions.In(new NetworkPlan(graph, network.Element, network.Layout, Prediction: null, planner.PlanTraining()));
    }

    /// <summary>
    /// Returns the length of the longest row. The columns of a kernel count as rows too, because the backward pass uses the transposed
    /// kernel.
    /// </summary>
    private static long LongestRow(NetworkGraph graph) =>
        graph
            .Layers.Select(layer => layer.Output!.Shape.Length)
            .Concat(graph.Parameters.SelectMany(parameter => new[] { parameter.RowLength, parameter.Rows }))
            .Concat(graph.Inputs.Select(input => input.Length))
            .Max();

    private PredictionPlan PlanPrediction(long fewestRows, long mostRows)
    {
        Value[] outputs = [.. _graph.Outputs.Select(output => output.Value!)];
        (IReadOnlyList<Operation> folded, IReadOnlyList<NormalizationFold> folds) = new NormalizationFolding(
            NeededFor(outputs),
            outputs
        ).Fold();
        IReadOnlyList<Operation> pooled = new PooledConvolutions(_element, outputs, _graph.Trains || _isOfTape).OfPrediction(
            SparseInputs.In(folded, _graph.Inputs)
        );
        (IReadOnlyList<Operation> operations, IReadOnlyList<WinogradKernel> kernels) = _graph.IsDirect
            ? (pooled, [])
            : TiledConvolutions.InPrediction(pooled, _element);

        // Training and prediction share their functions, so both copy an input that only a term of the loss reads with padding.
        IEnumerable<Operation> readers = _graph.Trains ? operations.Concat(_operations.OfType<LossTerm>()) : operations;
        Buffers buffers = NewBuffers(readers, outputs);
        ForwardPass pass = new(_element, buffers) { Unrolled = _unrollsForward, SplitsNarrowSums = _hasStep };
        RunForward(pass, buffers, operations);
        CopyOutputs(pass);
        EquatableArray<Instruction> all = Improved([pass.Instructions], [])[0].ToEquatableArray();
        Arena arena = Arena.Plan(_element, all, 0, Budget(Tuning.PredictionBytes, operations), fewestRows, mostRows);
        return new PredictionPlan(all, arena, ((IEnumerable<DerivedWeights>)[.. folds, .. kernels]).ToEquatableArray());
    }

    /// <summary>
    /// Returns the largest useful size of the values that are computed at a time, in bytes. The kernels of matrix products are read once for each
    /// of these times, so large kernels are worth more rows. So are kernels that a training step transforms each time.
    /// </summary>
    private long Budget(long bytes, IEnumerable<Operation> operations)
    {
        long products = 0;
        long transformed = 0;
        foreach (Operation operation in operations)
        {
            switch (operation)
            {
                case MatMul product:
                    products = Saturate.Add(products, product.Kernel.PaddedLength(_element));
                    break;
                case WinogradTraining convolution:
                    transformed = Saturate.Add(transformed, convolution.TransformedLength);
                    break;
            }
        }

        long ofProducts = Saturate.Multiply(products, _element.Bytes) / Tuning.KernelBytesOfValues;
        return Math.Max(bytes, Math.Max(ofProducts, Saturate.Multiply(transformed, _element.Bytes)));
    }

    /// <summary>Removes copies, merges loops, and then reduces the memory of passes that share it.</summary>
    /// <param name="kept">Buffers that are read after the passes.</param>
    private IReadOnlyList<IReadOnlyList<Instruction>> Improved(
        IReadOnlyList<IReadOnlyList<Instruction>> passes,
        IReadOnlyList<BufferIdentity> kept
    ) => StepMemory.Reduce(_merging.Merge(CopyRemoval.Remove(passes, kept), kept), kept);

    /// <summary>
    /// Returns the operations that the outputs depend on. The operation that joins the steps of a sequence is left out if all readers of
    /// the sequence read it step by step.
    /// </summary>
    private List<Operation> NeededFor(IEnumerable<Value> outputs)
    {
        HashSet<int> needed = [.. outputs.Select(output => output.Id)];
        List<Operation> operations = [];
        foreach (Operation operation in _operations.Reverse().Where(one => one is KeepState || needed.Contains(one.Output.Id)))
        {
            operations.Insert(0, operation);
            needed.UnionWith(operation.InputsOfPrediction.Select(input => input.Id));
        }

        return operations;
    }

    private TrainingPlan PlanTraining()
    {
        OutputLosses losses = new(_graph, _operations);
        Value[] outputs = [.. losses.Reads, .. _graph.Outputs.Select(output => output.Value!)];
        IReadOnlyList<Operation> pooled = new PooledConvolutions(_element, outputs, trains: true).OfTraining(losses.Operations);
        IReadOnlyList<Operation> operations = _graph.IsDirect ? pooled : TiledConvolutions.InTraining(pooled, _element);
        Buffers buffers = NewBuffers(operations, outputs);
        ForwardPass forward = new(_element, buffers)
        {
            Training = true,
            Unrolled = _unrollsForward,
            SplitsNarrowSums = _hasStep,
        };
        RunForward(forward, buffers, operations);
        ForwardPass between = new(_element, buffers) { Training = true, Unrolled = _unrollsForward };
        ForwardPass ofTerms = _isOfTape ? new(_element, buffers) { Training = true } : between;
        LossTerm[] terms = [.. operations.OfType<LossTerm>()];
        BackwardPass backward = new(_element, buffers) { Unrolled = _unrollsBackward };
        if (_isOfTape)
        {
            CopyOutputs(between);
            ReadOutputGradients(backward, buffers, losses);
        }
        else
        {
            CallLosses(between, buffers, losses);
        }

        foreach (LossTerm term in terms)
        {
            ofTerms.ForOperation(term.Label, () => term.AddToLoss(ofTerms));
        }

        // The backward pass goes down to the input. Instructions that training does not need are marked later, see InputGradientCalls.
        backward.Differentiate(operations, losses.Reads.Concat(terms.Select(term => term.Output)));
        for (int i = 0; i < _graph.Inputs.Count; i++)
        {
            InputPort input = _graph.Inputs[i];
            Buffer gradient = backward.Gradient(input.Values);
            if (gradient.Slice is null)
            {
                PackRows.Out(backward, gradient, _ports.InputGradient(i), input.Length);
            }
            else
            {
                StepCopy.Join(backward, gradient, _ports.InputGradient(i), input.Length, false);
            }
        }

        EquatableArray<BatchStatistic> statistics = operations.SelectMany(operation => operation.Statistics).ToEquatableArray();
        BufferIdentity[] readLater = [.. statistics.Select(statistic => statistic.OfBatch)];
        BufferIdentity[] keptAlways = [.. terms.SelectMany(term => term.Kept)];
        EquatableArray<Buffer> layerOutputs = LayerOutputs(buffers, losses, operations);
        IReadOnlyList<IReadOnlyList<Instruction>> passes = Improved(
            [
                forward.Instructions,
                between.Instructions,
                _isOfTape ? ofTerms.Instructions : [],
                InputGradientCalls.Mark(backward.Instructions),
            ],
            [.. readLater, .. keptAlways, .. layerOutputs.Select(output => output.Identity)]
        );

        // In an unrolled network, leaving instructions out would save less than the conditions cost.
        IReadOnlyList<Instruction> guarded = _unrollsBackward
            ? passes[3]
            : FrozenCalls.Mark(passes[3], new TrainedLayers(_graph.Parameters));
        EquatableArray<Instruction> updates =
            _isOfTape || statistics.Count > 0 ? EquatableArray<Instruction>.Empty : KernelUpdates.Of(guarded, _graph, _element);
        bool takesWholeBatch = _isOfTape || terms.Any(term => term.NeedsWholeBatch);
        IReadOnlyList<IReadOnlyList<Instruction>> sweeps = Stages.SweepsOf(passes[0], [.. passes[1], .. passes[2]], guarded);
        Recomputation? recomputation =
            sweeps.Count == 1 || takesWholeBatch || _graph.Inputs[0].Values.Steps is { IsOfCall: true }
                ? null
                : new Recomputation(sweeps, Stages.CombinedIn(sweeps));
        EquatableArray<EquatableArray<Instruction>> recomputed = (
            recomputation?.OfSweeps ?? [.. sweeps.Select(_ => EquatableArray<Instruction>.Empty)]
        ).ToEquatableArray();
        int ofForward = passes[0].Count + recomputed.Take(Stages.Of(passes[0]).Count).Sum(calls => calls.Count);
        return new TrainingPlan(
            passes[0].ToEquatableArray(),
            passes[_isOfTape ? 2 : 1].ToEquatableArray(),
            guarded.ToEquatableArray(),
            layerOutputs,
            _graph
                .Outputs.Where(output => output.Loss is not null)
                .Select(output => output.Loss!.DecisionOf(LossRules.FunctionOf(_graph, output), output.Value!))
                .ToEquatableArray(),
            Arena.Plan(
                _element,
                [.. sweeps.SelectMany((sweep, i) => recomputed[i].Concat(sweep)), .. updates],
                ofForward,
                Budget(Tuning.TrainingBytes, operations),
                _graph.FewestRows,
                Tuning.TrainingRows,
                readLater,
                keptAlways,
                recomputation?.Kept
            ),
            statistics
        )
        {
            DifferentiatesWholeBatch = terms.Any(term => term.NeedsWholeBatch),
            Recomputed = recomputed,
            Updates = updates,
            Outputs = _isOfTape ? passes[1].ToEquatableArray() : EquatableArray<Instruction>.Empty,
        };
    }

    /// <summary>
    /// Creates the buffers. An input is copied into the workspace once if an operation cannot read it from the caller's memory, in which the
    /// steps of a sample lie side by side. For a tape it is always copied, because the caller's memory may have changed at the backward pass.
    /// </summary>
    private Buffers NewBuffers(IEnumerable<Operation> operations, IEnumerable<Value> outputs)
    {
        Dictionary<int, Buffer> unpacked = [];
        for (int i = 0; i < _graph.Inputs.Count && !_isOfTape; i++)
        {
            int id = _graph.Inputs[i].Values.Id;
            bool isSequence = _graph.Inputs[i].Values.Steps is not null;
            bool isRead =
                isSequence || operations.Any(operation => !operation.ReadsUnpadded && operation.Inputs.Any(value => value.Id == id));
            if (!isRead && !outputs.Any(value => value.Id == id))
            {
                unpacked.Add(id, _ports.Input(i));
            }
        }

        return new Buffers(_element, unpacked);
    }

    private void RunForward(ForwardPass pass, Buffers buffers, IEnumerable<Operation> operations)
    {
        for (int i = 0; i < _graph.Inputs.Count; i++)
        {
            Buffer caller = _ports.Input(i);
            Buffer input = buffers.Of(_graph.Inputs[i].Values);
            if (input.Slice is not null)
            {
                StepCopy.Split(pass, caller, input, _graph.Inputs[i].Length, false);
            }
            else if (input != caller)
            {
                PackRows.In(pass, caller, input, _graph.Inputs[i].Length);
            }
        }

        foreach (Operation operation in operations)
        {
            pass.Add(operation);
        }
    }
}
