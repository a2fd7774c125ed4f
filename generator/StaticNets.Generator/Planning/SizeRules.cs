using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET1009 for sizes that a .NET array cannot hold, and SNET2007 for vocabularies with indices that the network's numbers do not
/// represent exactly, before any text is emitted.
/// </summary>
internal static class SizeRules
{
    private const long ValuesPerOutput = 5;

    public static IEnumerable<Problem> Check(NetworkGraph graph, Element element)
    {
        foreach ((Gather gather, int layer) in graph.Operations.OfType<Gather>().Select(one => (one, LayerOf(graph, one.Table))))
        {
            if (gather.Table.Rows > element.ExactIntegers)
            {
                string[] words =
                [
                    graph.Layers[layer].Name,
                    "vocabulary",
                    Literals.Integer(gather.Table.Rows),
                    $"at most {Exact(element.ExactIntegers)}",
                    $": {element.Keyword} does not represent all larger integers",
                ];
                yield return Problem.At(new Place(layer, "vocabulary"), ProblemIds.NumberOutOfRange, words);
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
            string figure = Exact(graph.ParameterCount) + " parameters in the whole network";
            yield return Problem.At(new Place(largest), ProblemIds.TooLarge, graph.Layers[largest].Name, figure);
            yield break;
        }

        // The activations of a pass must fit in one array.
        long rows = graph.FewestRows;
        string samples = Plural.Of(rows, "sample");
        long input = graph.InputLength;
        if (Saturate.Multiply(input, rows) > Shape.MaxLength)
        {
            string figure = $"a pass over {samples} holds {Times(input, rows)} inputs";
            yield return Problem.At(Place.OfInput(0), ProblemIds.TooLarge, graph.Inputs[0].Name, figure);
            yield break;
        }

        // A layer needs at most five values for each output: its sum, the output itself (or a dropout mask), the gradients of both, and the
        // target of the loss.
        long packed = graph.Inputs.Aggregate(0L, (sum, port) => Saturate.Add(sum, element.Pad(port.Length)));
        long values = Saturate.Multiply(2, packed);
        long transposed = 0;
        int next = 0;
        foreach ((LayerNode layer, int i) in graph.Layers.Select((layer, i) => (layer, i)))
        {
            values = Saturate.Add(values, Saturate.Multiply(ValuesPerOutput, element.Pad(layer.Output!.Shape.Length)));
            values = Saturate.Add(values, WorkingLength(graph, layer, ref next));
            transposed = layer.Parameters.Aggregate(
                transposed,
                (sum, p) => Saturate.Add(sum, Saturate.Multiply(p.RowLength, element.Pad(p.Rows)))
            );
            if (Saturate.Add(Saturate.Multiply(values, rows), transposed) > Shape.MaxLength)
            {
                string figure = $"a pass over {samples} holds {Times(values, rows)} values and gradients up to this layer";
                yield return Problem.At(new Place(i), ProblemIds.TooLarge, layer.Name, figure);
                yield break;
            }
        }
    }

    /// <summary>
    /// Reports an input or layer that is too large for any array, in a network that has other errors or unknown shapes. The caller then
    /// drops errors that compare later layers with this one, because its size cannot be intended.
    /// </summary>
    public static Problem? CheckAlone(NetworkGraph graph)
    {
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            InputPort input = graph.Inputs[i];
            if (input.Length > Shape.MaxLength)
            {
                return Problem.At(Place.OfInput(i), ProblemIds.TooLarge, input.Name, $"a sample has {Exact(input.Length)} numbers");
            }
        }

        foreach ((LayerNode layer, int i) in graph.Layers.Select((layer, i) => (layer, i)))
        {
            long parameters = layer.Parameters.Aggregate(0L, (sum, parameter) => Saturate.Add(sum, parameter.Shape.Length));
            long outputs = layer.Output?.Shape.Length ?? 0;
            if (Math.Max(parameters, outputs) > Shape.MaxLength)
            {
                string figure =
                    parameters > Shape.MaxLength ? $"it has {Exact(parameters)} parameters" : $"it has {Exact(outputs)} outputs";
                return Problem.At(new Place(i), ProblemIds.TooLarge, layer.Name, figure);
            }
        }

        return null;
    }

    /// <summary>
    /// Returns how many elements the operations up to a layer's output need for intermediate results, and advances <paramref name="next"/>
    /// past these operations.
    /// </summary>
    private static long WorkingLength(NetworkGraph graph, LayerNode layer, ref int next)
    {
        int last = graph.Operations.Select((operation, i) => operation.Output.Id == layer.Output!.Id ? i : -1).DefaultIfEmpty(-1).Max();
        long length = 0;
        for (; next <= last; next++)
        {
            length = Saturate.Add(length, graph.Operations[next].WorkingLength);
        }

        return length;
    }

    private static int LayerOf(NetworkGraph graph, Parameter parameter) =>
        graph.Layers.ToList().FindIndex(layer => layer.Parameters.Contains(parameter));

    private static string Times(long a, long b) => Exact(Saturate.Multiply(a, b));

    /// <summary>Formats a number; a saturated number as "more than …".</summary>
    private static string Exact(long value) =>
        value == long.MaxValue ? "more than " + Literals.Grouped(value - 1) : Literals.Grouped(value);
}
