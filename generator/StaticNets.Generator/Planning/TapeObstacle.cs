using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Explains why a network cannot be trained by gradients of its outputs.</summary>
internal static class TapeObstacle
{
    /// <summary>Returns the reason, or <see langword="null"/> if the network can.</summary>
    /// <param name="graph">The graph of the declaration, without errors.</param>
    public static string? Of(NetworkDeclaration declaration, NetworkGraph graph) =>
        graph.Trains ? "it has a loss, with which Fit and TrainStep train it"
        : graph.Inputs[0].Shape.HasAnySteps ? "it reads sequences of any number of steps; write their number in its [Input]"
        : graph.Layers.FirstOrDefault(IsNarrow) is { } narrow
            ? $"the weights of '{narrow.Name}' have 16 bits, and most steps of training are smaller than what these tell apart"
        : SlopeRules.Check(declaration, graph).FirstOrDefault() is { } step
            ? $"the layer '{declaration.Layers[step.Place.Layer].Name}' applies Heaviside, whose derivative is 0"
        : PartRules.CheckStatistics(declaration, graph).FirstOrDefault() is { } shared
            ? $"the batch normalisation in '{declaration.Layers[shared.Place.Layer].SharedWith}' averages what one use sees, and the part is used twice under one name"
        : null;

    private static bool IsNarrow(LayerNode layer) => layer.Parameters.Any(parameter => parameter.Format == WeightFormat.BFloat16);
}
