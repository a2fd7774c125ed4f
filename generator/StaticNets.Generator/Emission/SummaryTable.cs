using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Formats a table as Keras prints it: layers, output shapes, numbers of parameters and, unless each layer reads only the one above it, the
/// layers that each layer reads. Then come the numbers of parameters, and the memory that predictions and training work in.
/// </summary>
internal static class SummaryTable
{
    private const int BFloat16Bytes = 2;

    public static IReadOnlyList<string> Write(string network, NetworkPlan plan, Element element)
    {
        NetworkGraph graph = plan.Graph;
        bool isChain = graph.Inputs.Count == 1 && graph.Layers.Select((layer, i) => layer.Reads.Single(Above(graph, i))).All(same => same);
        List<string[]> rows =
        [
            ["Layer (type)", "Output shape", "Param #", "Connected to"],
        ];
        rows.AddRange(graph.Inputs.Select(port => (string[])[$"{port.Name} (Input)", $"({port.Shape})", "0", "-"]));
        foreach (LayerNode layer in graph.Layers)
        {
            string parameters = Literals.Grouped(layer.Parameters.Sum(parameter => parameter.Shape.Length));
            rows.Add([$"{layer.Name} ({layer.Kind})", $"({layer.Output!.Shape})", parameters, string.Join(", ", layer.Reads)]);
        }

        int columns = isChain ? 3 : 4;
        int[] widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        string rule = string.Join("  ", widths.Select(width => new string('-', width)));
        List<string> lines = [$"Network \"{network}\"", ""];
        for (int i = 0; i < rows.Count; i++)
        {
            lines.Add(string.Join("  ", widths.Select((width, column) => Align(rows[i][column], width, column))).TrimEnd());
            if (i == 0)
            {
                lines.Add(rule);
            }
        }

        if (graph.Outputs.Any(output => output.IsDeclared))
        {
            lines.Add(rule);
            lines.Add("Outputs: " + string.Join(", ", graph.Outputs.Select(Output)));
        }

        long narrow = graph
            .Parameters.Where(parameter => parameter.Format == WeightFormat.BFloat16)
            .Sum(parameter => parameter.Shape.Length);
        long bytes = ((graph.ParameterCount - narrow) * element.Bytes) + (narrow * BFloat16Bytes);
        string formats = element.Keyword + (narrow > 0 ? " and bfloat16" : "");
        lines.Add(rule);
        lines.Add($"Total params: {Literals.Grouped(graph.ParameterCount)} ({Literals.Grouped(bytes)} bytes, {formats})");
        long frozen = graph.Parameters.Where(parameter => !parameter.IsTrainable).Sum(parameter => parameter.Shape.Length);
        lines.Add($"Trainable params: {Literals.Grouped(graph.ParameterCount - frozen)}");
        if (frozen > 0)
        {
            lines.Add($"Non-trainable params: {Literals.Grouped(frozen)}");
        }

        return [.. lines, .. WorkspaceLines.Of(plan)];
    }

    /// <summary>Formats an output with the weight and the name of its loss: <c>price (0.5 · MeanSquaredError)</c>.</summary>
    private static string Output(OutputPort output) =>
        output.Loss is null
            ? output.Name
            : $"{output.Name} ({(output.Weight == 1 ? "" : Literals.Double(output.Weight) + " · ")}{output.Loss.Name})";

    private static string Align(string text, int width, int column) => column == 2 ? text.PadLeft(width) : text.PadRight(width);

    private static bool Single(this EquatableArray<string> reads, string name) => reads.Count == 1 && reads[0] == name;

    private static string Above(NetworkGraph graph, int layer) => layer == 0 ? graph.Inputs[0].Name : graph.Layers[layer - 1].Name;
}
