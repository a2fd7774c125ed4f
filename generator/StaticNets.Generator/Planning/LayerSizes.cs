using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Describes what each layer attribute makes of its input, as far as the shapes are known.</summary>
internal static class LayerSizes
{
    /// <summary>
    /// Returns the texts, such as <c>28×28×1 → 26×26×16, 160 parameters, 108 160 multiply-adds</c>, each with the index of a layer of the
    /// attribute. All layers of a block or a part count as one.
    /// </summary>
    public static IEnumerable<(int Layer, string Text)> Of(NetworkDeclaration declaration, NetworkGraph graph)
    {
        Dictionary<string, Value?> values = [];
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            values[graph.Inputs[i].Name] = declaration.Ports.Inputs[i].Shape is null ? null : graph.Inputs[i].Value;
        }

        foreach (LayerNode layer in graph.Layers)
        {
            values[layer.Name] = layer.Output;
        }

        foreach (IGrouping<int, int> indices in Enumerable.Range(0, declaration.Layers.Count).GroupBy(i => declaration.Layers[i].Attribute))
        {
            if (Text([.. indices.Select(i => graph.Layers[i])], values) is { } text)
            {
                yield return (indices.Last(), text);
            }
        }
    }

    /// <param name="layers">The layers of an attribute, the last of which has its output.</param>
    /// <param name="values">The inputs and the outputs of all layers by name; <see langword="null"/> where a shape is unknown.</param>
    private static string? Text(LayerNode[] layers, Dictionary<string, Value?> values)
    {
        HashSet<string> inside = [.. layers.Select(layer => layer.Name)];
        Value?[] read =
        [
            .. layers.SelectMany(layer => layer.Reads).Where(name => !inside.Contains(name)).Distinct().Select(name => Find(name)),
        ];
        if (layers.Any(layer => layer.Output is null) || read.Contains(null))
        {
            return null;
        }

        string shapes = $"{string.Join(", ", read.Select(value => value!.Shape))} → {layers[layers.Length - 1].Output!.Shape}";
        long parameters = layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Shape.Length));
        long multiplyAdds = layers.Aggregate(0L, (sum, layer) => Saturate.Add(sum, layer.MultiplyAdds));
        return shapes + Count(parameters, "parameter") + Count(multiplyAdds, "multiply-add");

        Value? Find(string name) => values.TryGetValue(name, out Value? value) ? value : null;
    }

    private static string Count(long number, string unit) =>
        number == 0 ? "" : $", {Literals.Grouped(number)} {unit}{(number == 1 ? "" : "s")}";
}
