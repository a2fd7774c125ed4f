using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>The plan of the prediction: its instructions, the block that they work in, and the folded weights that they read.</summary>
internal sealed record PredictionPlan(EquatableArray<Instruction> Pass, Arena Arena, EquatableArray<DerivedWeights> Derived);

/// <summary>The plan of one time step of a recurrent network.</summary>
/// <param name="Arena">The memory that the step works in, for one sample.</param>
/// <param name="States">The offset of each carried value in the caller's state.</param>
/// <param name="StateLength">Number of elements of the state: whole cache lines.</param>
/// <param name="InputLength">Number of elements of one step of the input.</param>
/// <param name="OutputLength">Number of elements of the output of one step.</param>
/// <param name="Derived">The derived weights that the step reads.</param>
internal sealed record StepPlan(
    EquatableArray<Instruction> Pass,
    Arena Arena,
    EquatableArray<ArenaPlace> States,
    long StateLength,
    long InputLength,
    long OutputLength,
    EquatableArray<DerivedWeights> Derived
)
{
    /// <summary>Returns the offset of a carried value in the state.</summary>
    public long StateOffset(Buffer buffer) => States.First(place => place.Buffer == buffer.Identity).Offset;
}

/// <summary>
/// The plan of a training step: three passes over one block. In the plan of a tape there is no loss: the backward pass begins with the
/// gradient of the outputs, which the caller gives.
/// </summary>
/// <param name="Forward">The instructions from the input to the value that the loss reads.</param>
/// <param name="Loss">
/// The instructions that compute the loss and its gradient; in the plan of a tape, those that compute the terms that layers add to a loss.
/// </param>
/// <param name="Backward">The instructions of the backward pass, including those for the gradient of the input.</param>
/// <param name="LayerOutputs">The buffer of each layer's output after the forward pass.</param>
/// <param name="Decisions">For each output, the kind of decisions that its accuracy counts.</param>
/// <param name="Statistics">The batch statistics that the moving statistics average.</param>
internal sealed record TrainingPlan(
    EquatableArray<Instruction> Forward,
    EquatableArray<Instruction> Loss,
    EquatableArray<Instruction> Backward,
    EquatableArray<Buffer> LayerOutputs,
    EquatableArray<Decision> Decisions,
    Arena Arena,
    EquatableArray<BatchStatistic> Statistics
)
{
    /// <summary>
    /// The instructions between the forward and the backward pass of a tape, which copy the outputs to the caller; empty in other plans.
    /// </summary>
    public EquatableArray<Instruction> Outputs { get; init; } = EquatableArray<Instruction>.Empty;

    /// <summary>
    /// The calls at the beginning of each sweep that compute again what the micro-batch has not kept; empty if it keeps everything.
    /// </summary>
    public EquatableArray<EquatableArray<Instruction>> Recomputed { get; init; } = EquatableArray<EquatableArray<Instruction>>.Empty;

    /// <summary>
    /// The calls of the pass that updates kernels block by block, instead of those that compute the gradients of the parameters in the backward
    /// pass; empty if there is none.
    /// </summary>
    public EquatableArray<Instruction> Updates { get; init; } = EquatableArray<Instruction>.Empty;

    /// <summary>Whether the passes belong to a tape.</summary>
    public bool IsOfTape => Outputs.Count > 0;

    /// <summary>
    /// Whether the gradient needs the whole batch at once, also outside of training steps, because a term of the loss depends on all rows.
    /// </summary>
    public bool DifferentiatesWholeBatch { get; init; }

    /// <summary>
    /// Whether a training step needs its whole batch at once: the block then holds as many samples as the batch has. A tape keeps the whole
    /// batch until its gradient is known.
    /// </summary>
    public bool TakesWholeBatch => IsOfTape || DifferentiatesWholeBatch;

    /// <summary>
    /// Whether a training step computes the forward and the backward pass in stages: a stage ends where numbers are combined over all
    /// micro-batches. If the whole batch is one micro-batch, there is nothing to combine.
    /// </summary>
    public bool HasStages => Statistics.Count > 0 && !TakesWholeBatch;
}

/// <summary>
/// Everything that the emitted code depends on: the graph, the places of the parameters, the passes and the functions that they call. Plans
/// of equal declarations are equal.
/// </summary>
/// <param name="Prediction">The prediction; <see langword="null"/> in the plan of a tape.</param>
internal sealed record NetworkPlan(
    NetworkGraph Graph,
    Element Element,
    ParameterLayout Layout,
    PredictionPlan? Prediction,
    TrainingPlan? Training
)
{
    /// <summary>Whether each call determines the number of time steps of its sequences.</summary>
    public bool HasAnySteps => Graph.Inputs[0].Shape.HasAnySteps;

    /// <summary>
    /// The plan of a single time step; <see langword="null"/> if the network cannot compute a sequence one step at a time.
    /// </summary>
    public StepPlan? Step { get; init; }

    /// <summary>The hyperparameters that programs can change; those of the whole network, also in the plan of a part.</summary>
    public EquatableArray<Hyperparameter> Hyperparameters { get; init; } = Graph.Hyperparameters.ToEquatableArray();

    /// <summary>Returns the index of a hyperparameter among those of the network.</summary>
    /// <exception cref="InvalidOperationException">The network has no such hyperparameter.</exception>
    public int IndexOf(string hyperparameter)
    {
        int index = Hyperparameters.Select(one => one.Path).ToList().IndexOf(hyperparameter);
        return index >= 0 ? index : throw new InvalidOperationException($"The network has no hyperparameter {hyperparameter}.");
    }

    /// <summary>Whether the pass of the prediction, or that of a step, reads a hyperparameter.</summary>
    public bool PredictsWithHyperparameters =>
        Instruction.ReadHyperparameters(
            (Prediction?.Pass ?? EquatableArray<Instruction>.Empty).Concat(Step?.Pass ?? EquatableArray<Instruction>.Empty)
        );

    /// <summary>The plan of the folded weights; <see langword="null"/> if the predictions read none.</summary>
    public FoldPlan? Folding { get; init; }

    /// <summary>The calls of all passes, in the order in which the functions are emitted.</summary>
    public IEnumerable<FunctionCall> Calls =>
        (Prediction?.Pass ?? EquatableArray<Instruction>.Empty)
            .Concat(Step?.Pass ?? EquatableArray<Instruction>.Empty)
            .Concat(Folding?.Pass ?? EquatableArray<Instruction>.Empty)
            .Concat(OfTraining)
            .SelectMany(instruction => instruction.Calls);

    /// <summary>
    /// The functions that the passes call, without repetitions. Functions of the prediction come first, and functions that only the input
    /// gradient needs come last.
    /// </summary>
    public IEnumerable<EmittedFunction> Functions => Calls.Select(call => call.Function).OfType<EmittedFunction>().Distinct();

    /// <summary>Returns the plan with other functions in its calls.</summary>
    /// <param name="replace">Returns the function in place of a function.</param>
    public NetworkPlan WithFunctions(Func<EmittedFunction, EmittedFunction> replace)
    {
        return this with
        {
            Prediction = Prediction is null ? null : Prediction with { Pass = Replaced(Prediction.Pass) },
            Step = Step is null ? null : Step with { Pass = Replaced(Step.Pass) },
            Folding = Folding is null ? null : Folding with { Pass = Replaced(Folding.Pass) },
            Training = Training is null
                ? null
                : Training with
                {
                    Forward = Replaced(Training.Forward),
                    Loss = Replaced(Training.Loss),
                    Outputs = Replaced(Training.Outputs),
                    Backward = Replaced(Training.Backward),
                    Recomputed = Training.Recomputed.Select(Replaced).ToEquatableArray(),
                },
        };

        EquatableArray<Instruction> Replaced(EquatableArray<Instruction> pass) =>
            Instruction.ReplaceCalls(
                pass,
                call => call.Function is EmittedFunction function ? call with { Function = replace(function) } : call
            );
    }

    private IEnumerable<Instruction> OfTraining =>
        Training is null
            ? []
            : Training
                .Forward.Concat(Training.Loss)
                .Concat(Training.Outputs)
                .Concat(Training.Backward.OrderBy(instruction => instruction.IsForInputGradient))
                .Concat(Training.Updates);
}
