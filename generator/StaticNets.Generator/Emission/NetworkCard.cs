using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the comment at the top of the emitted files: layers, shapes, parameters and their places in the parameter block.
/// </summary>
internal static class NetworkCard
{
    public static IReadOnlyList<string> Write(NetworkDeclaration declaration, NetworkPlan plan)
    {
        List<string[]> rows =
        [
            ["layer", "kind", "reads", "output", "tensor", "shape", "offset"],
        ];
        foreach (LayerNode layer in plan.Graph.Layers)
        {
            string[] head = [layer.Name, layer.Kind, string.Join(" + ", layer.Reads), layer.Output!.Shape.ToString()];
            rows.Add([.. head, .. layer.Parameters.Count > 0 ? Tensor(layer.Parameters[0]) : ["", "", ""]]);
            rows.AddRange(layer.Parameters.Skip(1).Select(parameter => (string[])["", "", "", "", .. Tensor(parameter)]));
        }

        int[] widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        string narrow = plan.Layout.BFloat16Length > 0 ? ", those of bfloat16 the elements of a block of their own" : "";
        return
        [
            "",
            $"{declaration.Type.Dotted}: {Names(plan.Graph.Inputs)} -> {Names(plan.Graph.Outputs)}, {declaration.Element.Keyword}{Loss(plan.Graph)}",
            "",
            .. rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()),
            "",
            $"{Literals.Grouped(plan.Graph.ParameterCount)} parameters; offsets count elements of the parameter block, whose rows are padded to {plan.Element.RowBytes} bytes{narrow}.",
        ];

        string[] Tensor(Parameter parameter) =>
            [
                parameter.FullName,
                parameter.Shape + (parameter.Format == WeightFormat.BFloat16 ? " bfloat16" : ""),
                Literals.Integer(plan.Layout.Offset(parameter)),
            ];
    }

    /// <summary>Returns the shape of the input or output; if there are several, the name and the shape of each.</summary>
    private static string Names(IReadOnlyList<Port> ports) =>
        ports.Count == 1 ? ports[0].Value!.Shape.ToString() : string.Join(" + ", ports.Select(port => $"{port.Name} {port.Value!.Shape}"));

    private static string Loss(NetworkGraph graph) =>
        !graph.Trains ? ""
        : graph.Outputs.Count == 1 ? ", trained with " + Weighted(graph.Outputs[0])
        : ", trained with " + string.Join(" + ", graph.Outputs.Select(output => $"{Weighted(output)} of {output.Name}"));

    private static string Weighted(OutputPort output) =>
        (output.Weight == 1 ? "" : Literals.Double(output.Weight) + " · ") + output.Loss!.DisplayName;
}
