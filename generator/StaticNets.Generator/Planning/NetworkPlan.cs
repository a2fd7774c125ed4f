using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Prediction: its kernel calls and the block they work in.</summary>
internal sealed record PredictionPlan(EquatableArray<Step> Steps, Arena Arena);

/// <summary>Training: three passes over one block.</summary>
/// <param name="Forward">From the input to what the loss reads.</param>
/// <param name="Loss">The loss and its gradient.</param>
/// <param name="Backward">All the way back; the gradient of the input included.</param>
/// <param name="LayerOutputs">Where each layer's output lies after the forward pass.</param>
/// <param name="Statistics">What a step finds out about its batch and keeps.</param>
internal sealed record TrainingPlan(
    EquatableArray<Step> Forward,
    EquatableArray<Step> Loss,
    EquatableArray<Step> Backward,
    EquatableArray<Buffer> LayerOutputs,
    Decision Decision,
    Arena Arena,
    EquatableArray<BatchStatistic> Statistics
)
{
    /// <summary>Whether a step must have its whole batch at once: the block then has room for as many samples as the batch has.</summary>
    public bool TakesWholeBatch => Statistics.Count > 0;
}

/// <summary>
/// Everything that is printed: the graph, where the parameters lie, the passes and the functions they call. Plans of equal declarations
/// are equal.
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
    /// The functions that the passes call, each once: those of prediction first, those that only the gradient of the input needs last.
    /// </summary>
    public IEnumerable<EmittedFunction> Functions =>
        Prediction.Steps.Concat(TrainingSteps).Select(step => step.Function).OfType<EmittedFunction>().Distinct();

    private IEnumerable<Step> TrainingSteps =>
        Training is null ? [] : Training.Forward.Concat(Training.Loss).Concat(Training.Backward.OrderBy(step => step.IsForInputGradient));
}
