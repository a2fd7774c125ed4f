using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2011 for layers with weights whose output reaches the outputs of the network only through layers without a slope: the gradient
/// of all these weights is 0.
/// </summary>
internal static class SpikeRules
{
    public static IEnumerable<Problem> Check(NetworkGraph graph)
    {
        LayerNode[] flat = [.. graph.Layers.Where(layer => !HasSlope(layer))];
        if (!graph.Trains || flat.Length == 0)
        {
            yield break;
        }

        HashSet<string> learning = Above(graph, graph.Layers.Where(layer => graph.OutputsOf(layer.Output!).Any()), HasSlope);
        foreach (LayerNode end in flat)
        {
            HashSet<string> above = Above(graph, [end], _ => true);
            for (int i = 0; i < graph.Layers.Count; i++)
            {
                LayerNode layer = graph.Layers[i];
                bool learns = learning.Contains(layer.Name) || layer.Name == end.Name;
                if (!learns && above.Contains(layer.Name) && layer.Parameters.Any(parameter => parameter.IsTrainable))
                {
                    yield return Problem.At(new Place(i), ProblemIds.NothingLearned, layer.Name, end.Name);
                    learning.Add(layer.Name);
                }
            }
        }
    }

    private static bool HasSlope(LayerNode layer) => LayerCatalogue.Find(layer.Kind)?.HasSlope != false;

    /// <summary>Returns the names of layers and of those that they read, directly or through other layers.</summary>
    /// <param name="passes">Whether what a layer reads belongs to the result as well.</param>
    private static HashSet<string> Above(NetworkGraph graph, IEnumerable<LayerNode> layers, Func<LayerNode, bool> passes)
    {
        HashSet<string> found = [];
        Stack<string> open = new(layers.Select(layer => layer.Name));
        while (open.Count > 0)
        {
            string name = open.Pop();
            if (found.Add(name) && graph.Layers.FirstOrDefault(layer => layer.Name == name) is { } node && passes(node))
            {
                foreach (string read in node.Reads)
                {
                    open.Push(read);
                }
            }
        }

        return found;
    }
}
