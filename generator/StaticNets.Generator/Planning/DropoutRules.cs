using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
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
            string isRemovable = CanGo(declaration, layer) ? bool.TrueString : "";
            yield return Problem.At(new Place(layer), ProblemIds.DropoutAtTheEnd, name, effect, isRemovable);
        }
    }

    /// <summary>Whether the others read the same without the layer: it reads the one above it, and nobody calls it by its name.</summary>
    private static bool CanGo(NetworkDeclaration declaration, int layer)
    {
        string name = declaration.Layers[layer].Name;
        return declaration.Layers.Count > 1 && declaration.Layers[layer].From is null && !declaration.Layers.Any(Names);

        bool Names(LayerDeclaration other) =>
            other.From == name
            || (LayerCatalogue.Find(other.Kind)?.NamesArgument is { } argument && other.Arguments.Texts(argument).Contains(name));
    }
}
