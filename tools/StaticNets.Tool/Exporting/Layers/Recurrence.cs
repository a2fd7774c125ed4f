using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Recurrent layers.</summary>
internal static class Recurrence
{
    /// <summary>Exports a layer.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="operation">ONNX' operation.</param>
    /// <param name="gates">For each gate of ONNX, the index of the layer's.</param>
    public static ExportedValue Export(ExportContext context, string operation, int[] gates)
    {
        bool isBidirectional = context.Declared.Bool("Bidirectional");
        bool goesBackwards = context.Declared.Bool("GoBackwards");
        bool returnsSequences = context.Declared.Bool("ReturnSequences");
        if (isBidirectional && context.Declared.Int("Merge") != (int)Merge.Concat)
        {
            throw new ExportException("only Merge.Concat of both directions can be exported");
        }

        if (goesBackwards && returnsSequences)
        {
            throw new ExportException("GoBackwards with ReturnSequences cannot be exported");
        }

        int units = context.Declared.Int("units");
        int directions = isBidirectional ? 2 : 1;
        List<(string, object)> attributes =
        [
            ("hidden_size", units),
            (
                "direction",
                isBidirectional ? "bidirectional"
                : goesBackwards ? "reverse"
                : "forward"
            ),
        ];
        bool resetsAfter = operation == "GRU" && context.Declared.Bool("ResetAfter", true);
        if (resetsAfter)
        {
            attributes.Add(("linear_before_reset", 1));
        }

        AddFunctions(context, operation, directions, attributes);
        string steps = context.Graph.Add("Transpose", $"{context.Name}/steps", [context.Input.Last], ("perm", new[] { 1, 0, 2 }));
        string[] inputs = [steps, .. Tensors(context, gates, units, directions, resetsAfter)];
        string value = context.Graph.Add(operation, context.Name, inputs, returnsSequences ? 0 : 1, [.. attributes]);
        int[] order = returnsSequences ? [2, 0, 1, 3] : [1, 0, 2];
        string rows = context.Graph.Add("Transpose", $"{context.Name}/rows", [value], ("perm", order));
        string shape = context.Graph.Integers($"{context.Name}/shape", [-1, .. context.Shape.Select(length => (long)length)]);
        return context.Last(context.Graph.Add("Reshape", $"{context.Name}/states", [rows, shape]));
    }

    private static string[] Tensors(ExportContext context, int[] gates, int units, int directions, bool resetsAfter)
    {
        int features = context.Input.Shape[^1];
        int columns = gates.Length * units;
        string[] prefixes = directions == 2 ? ["", "backward_"] : [""];
        int[] permuted = new Models.GateOrder(gates, "").Columns(columns);
        double[] kernels = [.. prefixes.SelectMany(prefix => Weighted.Gates(context.Weights[prefix + "kernel"], features, columns, gates))];
        double[] recurrent =
        [
            .. prefixes.SelectMany(prefix => Weighted.Gates(context.Weights[prefix + "recurrent_kernel"], units, columns, gates)),
        ];
        List<string> names =
        [
            context.Graph.Tensor($"{context.Name}/kernel", [directions, columns, features], kernels),
            context.Graph.Tensor($"{context.Name}/recurrent_kernel", [directions, columns, units], recurrent),
        ];
        if (context.Weights.ContainsKey("bias"))
        {
            double[] biases = [.. prefixes.SelectMany(prefix => Bias(context.Weights[prefix + "bias"]))];
            names.Add(context.Graph.Tensor($"{context.Name}/bias", [directions, 2 * columns], biases));
        }

        return [.. names];

        // ONNX adds two biases; the second one is zeros unless the layer has two itself.
        IEnumerable<double> Bias(double[] values) =>
            permuted.Select(column => values[column]).Concat(permuted.Select(column => resetsAfter ? values[columns + column] : 0));
    }

    private static void AddFunctions(ExportContext context, string operation, int directions, List<(string, object)> attributes)
    {
        var function = (Activation)context.Declared.Int("Activation", (int)Activation.Tanh);
        var ofGates = (Activation)context.Declared.Int("RecurrentActivation", (int)Activation.Sigmoid);
        if (function == Activation.Tanh && ofGates == Activation.Sigmoid)
        {
            return;
        }

        foreach (Activation one in new[] { function, ofGates })
        {
            if (one is not (Activation.Tanh or Activation.Sigmoid or Activation.Relu or Activation.Softsign or Activation.Softplus))
            {
                throw new ExportException($"the function {one} cannot be exported in a recurrent layer");
            }
        }

        string[] each = operation switch
        {
            "LSTM" => [$"{ofGates}", $"{function}", $"{function}"],
            "GRU" => [$"{ofGates}", $"{function}"],
            _ => [$"{function}"],
        };
        attributes.Add(("activations", Enumerable.Repeat(each, directions).SelectMany(all => all).ToArray()));
    }
}
