using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;

namespace StaticNets.Generator.Planning;

/// <summary>
/// SNET2003: behind what is dropped or blurred at the output no layer learns to do without it; the loss counts it as a mistake, and that is all.
/// </summary>
internal static class DropoutRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        string? effect = LossRules.LastOperation(graph) switch
        {
            Dropout => "drops outputs of the network",
            GaussianNoise => "adds noise to the outputs of the network",
            _ => null,
        };
        if (effect is not null && graph.Loss is not null)
        {
            int layer = graph.LayerThatMakes(graph.Output);
            string name = declaration.Layers[layer].Name;
            string isRemovable = RemovableLayers.Contains(declaration, layer) ? bool.TrueString : "";
            yield return Problem.At(new Place(layer), ProblemIds.DropoutAtTheEnd, name, effect, isRemovable);
        }
    }
}
