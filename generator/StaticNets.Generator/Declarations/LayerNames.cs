using System.Globalization;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Names layers without a name as Keras does in a fresh session: <c>dense</c>, <c>dense_1</c>, …</summary>
internal static class LayerNames
{
    public static EquatableArray<LayerDeclaration> Assign(IReadOnlyList<LayerDeclaration> layers)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return layers.Select(layer => layer.IsNamed ? layer : layer with { Name = Next(layer.Kind, seen) }).ToEquatableArray();
    }

    private static string Next(string kind, Dictionary<string, int> seen)
    {
        string name = LayerCatalogue.Find(kind)?.DefaultName ?? kind.ToLowerInvariant();
        int count = seen.TryGetValue(name, out int before) ? before : 0;
        seen[name] = count + 1;
        return count == 0 ? name : name + "_" + count.ToString(CultureInfo.InvariantCulture);
    }
}
