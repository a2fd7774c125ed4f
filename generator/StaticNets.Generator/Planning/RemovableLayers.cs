using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>Finds layers that a fix can remove without changing the inputs of other layers.</summary>
internal static class RemovableLayers
{
    /// <summary>Whether the layer is declared in this class, reads the layer above it, and no layer refers to it by name.</summary>
    public static bool Contains(NetworkDeclaration declaration, int layer)
    {
        string name = declaration.Layers[layer].Name;
        return declaration.Layers.Count > 1
            && declaration.Layers[layer] is { From: null, IsInside: false }
            && !declaration.Layers.Any(Names);

        bool Names(LayerDeclaration other) =>
            other.From == name
            || (LayerCatalogue.Find(other.Kind)?.NamesArgument is { } argument && other.Arguments.Texts(argument).Contains(name));
    }
}
