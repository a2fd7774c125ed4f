using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>Layers without which the others read the same, so that a fix may take them away.</summary>
internal static class RemovableLayers
{
    /// <summary>Whether the layer reads the one above it, and nobody calls it by its name.</summary>
    public static bool Contains(NetworkDeclaration declaration, int layer)
    {
        string name = declaration.Layers[layer].Name;
        return declaration.Layers.Count > 1 && declaration.Layers[layer].From is null && !declaration.Layers.Any(Names);

        bool Names(LayerDeclaration other) =>
            other.From == name
            || (LayerCatalogue.Find(other.Kind)?.NamesArgument is { } argument && other.Arguments.Texts(argument).Contains(name));
    }
}
