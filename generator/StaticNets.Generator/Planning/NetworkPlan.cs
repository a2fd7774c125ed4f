using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>The plan of the prediction: its instructions, and the block that they work in.</summary>
internal sealed record PredictionPlan(EquatableArray<Instruction> Pass, Arena Arena);

/// <summary>The plan of a training step: three passes over one block.</summary>
/// <param name="Forward">The steps from the input to the value that the loss reads.</param>
/// <param name="Loss">The step that computes the loss and its gradient.</param>
/// <param name="Backward">The steps of the backward pass, including the gradient of the input.</param>
/// <param name="LayerOutputs">The buffer of each layer's output after the forward pass.</param>
/// <param name="Decisions">What each output decides.</param>
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
    /// <summary>Whether a training step needs its whole batch at once: the block then holds as many samples as the batch has.</summary>
    public bool TakesWholeBatch => Statistics.Count > 0;
}

/// <summary>
/// Everything that is printed: the graph, the places of the parameters, the passes and the functions that they call. Plans of equal
/// declarations are equal.
/// </summary>
internal sealed record NetworkPlan(
    NetworkGraph Graph,
    Element Element,
    ParameterLayout Layout,
    PredictionPlan Prediction,
    TrainingPlan? Training
)
{
    /// <summary>
    /// The functions that the passes call, without repetitions: those of the prediction first, those that only the input gradient needs
    /// last.
    /// </summary>
    public IEnumerable<EmittedFunction> Functions =>
        Prediction
            .Pass.Concat(OfTraining)
            .SelectMany(instruction => instruction.Calls)
            .Select(call => call.Function)
            .OfType<EmittedFunction>()
            .Distinct();

    private IEnumerable<Instruction> OfTraining =>
        Training is null
            ? []
            : Training.Forward.Concat(Training.Loss).Concat(Training.Backward.OrderBy(instruction => instruction.IsForInputGradient));
}
