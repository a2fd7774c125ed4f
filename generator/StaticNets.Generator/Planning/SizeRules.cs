using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>SNET1009: what a .NET array cannot hold, found before any text is emitted.</summary>
internal static class SizeRules
{
    /// <summary>Rows that a pass works on at least; their activations must fit one array.</summary>
    private const long FewestRows = 6;

    public static IEnumerable<Problem> Check(NetworkGraph graph, Element element)
    {
        if (Saturate.Multiply(graph.Input.Shape.Length, FewestRows) > Shape.MaxLength)
        {
            string figure = Literals.Grouped(graph.Input.Shape.Length);
            yield return Problem.At(new Place(Place.Input, "shape"), ProblemIds.TooLarge, "input", figure + " values for each sample");
            yield break;
        }

        long activations = 0;
        for (int i = 0; i < graph.Layers.Count; i++)
        {
            LayerNode layer = graph.Layers[i];
            activations = Saturate.Add(activations, Saturate.Multiply(layer.Output!.Shape.Length, 2 * FewestRows));
            if (activations > Shape.MaxLength)
            {
                string figure = Literals.Grouped(layer.Output.Shape.Length) + " values for each sample";
                yield return Problem.At(new Place(i), ProblemIds.TooLarge, layer.Name, figure);
                yield break;
            }
        }

        long block = graph.Parameters.Aggregate(0L, (sum, parameter) => Saturate.Add(sum, parameter.PaddedLength(element)));
        if (block > Shape.MaxLength)
        {
            int largest = Enumerable
                .Range(0, graph.Layers.Count)
                .OrderByDescending(i => graph.Layers[i].Parameters.Aggregate(0L, (sum, p) => Saturate.Add(sum, p.Shape.Length)))
                .First();
            string figure = Literals.Grouped(graph.ParameterCount) + " parameters in the whole network";
            yield return Problem.At(new Place(largest), ProblemIds.TooLarge, graph.Layers[largest].Name, figure);
        }
    }
}
