using System.Globalization;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Gives layers without a declared name the names that Keras gives in a fresh session: <c>dense</c>, <c>dense_1</c>, …
/// </summary>
internal static class LayerNames
{
    public static EquatableArray<LayerDeclaration> Assign(IReadOnlyList<LayerDeclaration> layers)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return layers
            .Select((layer, i) => layer.IsNamed ? Shared(layer, layers.Take(i)) : layer with { Name = Next(layer, seen) })
            .ToEquatableArray();
    }

    private static string Next(LayerDeclaration layer, Dictionary<string, int> seen)
    {
        string name = (layer.Part?.Network ?? layer.Block?.Name ?? layer.Arguments.Custom?.Name) is { } type
            ? Identifiers.Snake(type)
            : LayerCatalogue.Find(layer.Kind)?.DefaultName ?? layer.Kind.ToLowerInvariant();
        int count = seen.TryGetValue(name, out int before) ? before : 0;
        seen[name] = count + 1;
        return count == 0 ? name : Numbered(name, count);
    }

    /// <summary>
    /// Returns a layer with a declared name. If a part is used again under the same name, all uses share the weights of the first use, and
    /// the outputs of the later uses are called <c>encoder_1</c>, <c>encoder_2</c>, …
    /// </summary>
    private static LayerDeclaration Shared(LayerDeclaration layer, IEnumerable<LayerDeclaration> above)
    {
        int uses = layer.Part is null
            ? 0
            : above.Count(other => other.IsNamed && other.Name == layer.Name && other.Part?.IsSameAs(layer.Part) == true);
        return uses == 0 ? layer : layer with { Name = Numbered(layer.Name, uses), SharedWith = layer.Name };
    }

    private static string Numbered(string name, int count) => name + "_" + count.ToString(CultureInfo.InvariantCulture);
}
