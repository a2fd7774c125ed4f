using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Attention over the steps of a sequence, and the numbers that tell the steps apart.</summary>
internal static class Attention
{
    private const double Wavelength = 10000;

    /// <summary>Queries, keys and values of each head, <c>softmax(q · kᵀ / √d) · v</c>, and the product that joins the heads.</summary>
    public static ExportedValue MultiHead(ExportContext context)
    {
        int heads = context.Declared.Int("heads");
        int ofKey = context.ShapeOf("query_kernel")[1] / heads;
        int ofValue = context.ShapeOf("value_kernel")[1] / heads;
        string x = context.Input.Last;
        string queries = Heads(context, Project(context, x, "query"), heads, ofKey, [0, 2, 1, 3]);
        string keys = Heads(context, Project(context, x, "key"), heads, ofKey, [0, 2, 3, 1]);
        string values = Heads(context, Project(context, x, "value"), heads, ofValue, [0, 2, 1, 3]);
        string scale = context.Graph.Number($"{context.Name}/scale", 1 / Math.Sqrt(ofKey));
        string scores = context.Add("MatMul", [context.Add("Mul", [queries, scale]), keys]);
        if (context.Declared.Bool("Causal"))
        {
            scores = Masked(context, scores);
        }

        string probabilities = context.Add("Softmax", [scores], ("axis", -1));
        string read = context.Add("Transpose", [context.Add("MatMul", [probabilities, values])], ("perm", new[] { 0, 2, 1, 3 }));
        string joined = context.Add("Reshape", [read, context.Graph.Integers($"{context.Name}/joined", 0, 0, heads * ofValue)]);
        return context.Last(Project(context, joined, "output"));
    }

    /// <summary>
    /// Adds <c>sin(t / 10000^(2i / features))</c> to the feature 2i of the step t, and the cosine, which is the sine a quarter of a circle
    /// further, to the next one.
    /// </summary>
    public static ExportedValue Positions(ExportContext context)
    {
        int features = context.Shape[^1];
        double[] frequencies = [.. Enumerable.Range(0, features).Select(i => Math.Pow(Wavelength, -(double)(i - (i % 2)) / features))];
        double[] phases = [.. Enumerable.Range(0, features).Select(i => i % 2 == 0 ? 0 : Math.PI / 2)];
        int steps = context.Shape[0];
        string pattern =
            steps == Steps.Any
                ? OfAnySteps(context, frequencies, phases)
                : context.Graph.Tensor(
                    $"{context.Name}/pattern",
                    [steps, features],
                    [.. Enumerable.Range(0, steps * features).Select(i => Of(i / features, i % features))]
                );
        return context.Last(context.Add("Add", [context.Input.Last, pattern]));

        double Of(int step, int feature) =>
            feature % 2 == 0 ? Math.Sin(step * frequencies[feature]) : Math.Cos(step * frequencies[feature]);
    }

    private static string OfAnySteps(ExportContext context, double[] frequencies, double[] phases)
    {
        // In double precision, since angles grow with the steps.
        string numbers = context.Add("Cast", [Range(context, context.Input.Last, axis: 1)], ("to", (int)Onnx.ElementType.Double));
        string column = context.Add("Unsqueeze", [numbers, context.Graph.Integers($"{context.Name}/column", 1)]);
        string angles = context.Add("Mul", [column, context.Graph.DoubleNumbers($"{context.Name}/frequencies", frequencies)]);
        string shifted = context.Add("Add", [angles, context.Graph.DoubleNumbers($"{context.Name}/phases", phases)]);
        return context.Add("Cast", [context.Add("Sin", [shifted])], ("to", context.Graph.RealType));
    }

    private static string Project(ExportContext context, string x, string role)
    {
        string product = context.Add("MatMul", [x, context.Stored($"{role}_kernel")]);
        return context.Weights.ContainsKey($"{role}_bias") ? context.Add("Add", [product, context.Stored($"{role}_bias")]) : product;
    }

    private static string Heads(ExportContext context, string value, int heads, int length, int[] order)
    {
        string shape = context.Graph.Integers($"{context.Name}/heads_of_{length}", 0, 0, heads, length);
        return context.Add("Transpose", [context.Add("Reshape", [value, shape])], ("perm", order));
    }

    /// <summary>Replaces the scores of steps that a step does not read by −∞.</summary>
    private static string Masked(ExportContext context, string scores)
    {
        GraphWriter graph = context.Graph;
        string numbers = Range(context, scores, axis: 2);
        string column = context.Add("Unsqueeze", [numbers, graph.Integers($"{context.Name}/column", 1)]);
        string distance = context.Add("Sub", [column, numbers]);
        string isRead = context.Add("GreaterOrEqual", [distance, graph.Integer($"{context.Name}/none", 0)]);
        if (context.Declared.Int("Window") is > 0 and var window)
        {
            string isNear = context.Add("Less", [distance, graph.Integer($"{context.Name}/window", window)]);
            isRead = context.Add("And", [isRead, isNear]);
        }

        return context.Add("Where", [isRead, scores, graph.Number($"{context.Name}/unread", double.NegativeInfinity)]);
    }

    /// <summary>Returns the numbers of the steps, from 0 on.</summary>
    private static string Range(ExportContext context, string value, int axis)
    {
        GraphWriter graph = context.Graph;
        string length = context.Add("Shape", [value], ("start", axis), ("end", axis + 1));
        string count = context.Add("Squeeze", [length, graph.Integers($"{context.Name}/first", 0)]);
        return context.Add("Range", [graph.Integer($"{context.Name}/zero", 0), count, graph.Integer($"{context.Name}/one", 1)]);
    }
}
