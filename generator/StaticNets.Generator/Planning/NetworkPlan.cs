using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Prediction: its kernel calls and the block they work in.</summary>
internal sealed record PredictionPlan(IReadOnlyList<Step> Steps, Arena Arena);

/// <summary>Training: three passes over one block.</summary>
/// <param name="Forward">From the input to what the loss reads.</param>
/// <param name="Loss">The loss and its gradient.</param>
/// <param name="Backward">All the way back; the gradient of the input included.</param>
/// <param name="OnlyForInput">The steps of <paramref name="Backward"/> that only the gradient of the input needs.</param>
/// <param name="LayerOutputs">Where each layer's output lies after the forward pass.</param>
/// <param name="Statistics">What a step finds out about its batch and keeps.</param>
internal sealed record TrainingPlan(
    IReadOnlyList<Step> Forward,
    IReadOnlyList<Step> Loss,
    IReadOnlyList<Step> Backward,
    HashSet<Step> OnlyForInput,
    IReadOnlyList<Buffer> LayerOutputs,
    Decision Decision,
    Arena Arena,
    IReadOnlyList<BatchStatistic> Statistics
)
{
    /// <summary>Whether a step must have its whole batch at once: the block then has room for as many samples as the batch has.</summary>
    public bool TakesWholeBatch => Statistics.Count > 0;
}

/// <summary>Everything that is printed: the graph, where the parameters lie, the passes, the kernels they call.</summary>
internal sealed record NetworkPlan(
    NetworkGraph Graph,
    Element Element,
    ParameterLayout Layout,
    PredictionPlan Prediction,
    TrainingPlan? Training,
    CodeWriter Kernels
);
