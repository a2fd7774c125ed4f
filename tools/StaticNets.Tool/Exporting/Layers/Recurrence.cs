using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Recurrent layers.</summary>
internal static class Recurrence
{
    /// <summary>Exports a layer.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="operation">ONNX' operation.</param>
    /// <param name="gates">For each gate of ONNX, the index of the layer's.</param>
    /// <param name="loop">Exports the layer as a loop, for functions that the operation lacks.</param>
    public static ExportedValue Export(ExportContext context, string operation, int[] gates, Func<ExportContext, ExportedValue> loop)
    {
        if (!HasFunctions(context))
        {
            return loop(context);
        }

        bool isBidirectional = Directions.AreBoth(context);
        bool goesBackwards = Directions.IsBackwards(context);
        bool returnsSequences = Directions.ReturnsSequences(context);
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
        if (isBidirectional && context.Declared.Int("Merge") != (int)Merge.Concat)
        {
            int axis = returnsSequences ? 2 : 1;
            string Direction(int index) =>
                context.Add("Gather", [rows, context.Graph.Integer($"{context.Name}/direction{index}", index)], ("axis", axis));
            return Directions.Merge(context, [Direction(0), Direction(1)]);
        }

        long[] lengths = context.Shape[0] == Steps.Any ? [0, 0, context.Shape[1]] : [-1, .. context.Shape.Select(length => (long)length)];
        string shape = context.Graph.Integers($"{context.Name}/shape", lengths);
        string states = context.Graph.Add("Reshape", $"{context.Name}/states", [rows, shape]);
        return context.Last(goesBackwards && returnsSequences ? Directions.Reverse(context, states) : states);
    }

    /// <summary>Whether the operation has the functions of the layer.</summary>
    private static bool HasFunctions(ExportContext context) =>
        new[] { Function(context), FunctionOfGates(context) }.All(function =>
            function
                is Activation.Tanh
                    or Activation.Sigmoid
                    or Activation.Relu
                    or Activation.Softsign
                    or Activation.Softplus
                    or Activation.HardSigmoid
                    or Activation.LeakyRelu
                    or Activation.Elu
                    or Activation.ThresholdedRelu
        );

    private static Activation Function(ExportContext context) => (Activation)context.Declared.Int("Activation", (int)Activation.Tanh);

    private static Activation FunctionOfGates(ExportContext context) =>
        (Activation)context.Declared.Int("RecurrentActivation", (int)Activation.Sigmoid);

    private static string[] Tensors(ExportContext context, int[] gates, int units, int directions, bool resetsAfter)
    {
        int features = context.Input.Shape[^1];
        int columns = gates.Length * units;
        string[] prefixes = Directions.Prefixes(context);
        int[] permuted = new Models.GateOrder(gates, "").Columns(columns);
        double[] kernels = [.. prefixes.SelectMany(prefix => Weighted.Gates(context.Weights[prefix + "kernel"], features, columns, gates))];
        double[] recurrent =
        [
            .. prefixes.SelectMany(prefix => Weighted.Gates(context.Weights[prefix + "recurrent_kernel"], units, columns, gates)),
        ];
        List<string> names =
        [
            context.Graph.Tensor(context.NameOf("kernel"), [directions, columns, features], kernels),
            context.Graph.Tensor(context.NameOf("recurrent_kernel"), [directions, columns, units], recurrent),
        ];
        if (context.Weights.ContainsKey("bias"))
        {
            double[] biases = [.. prefixes.SelectMany(prefix => Bias(context.Weights[prefix + "bias"]))];
            names.Add(context.Graph.Tensor(context.NameOf("bias"), [directions, 2 * columns], biases));
        }

        return [.. names];

        // ONNX adds two biases; the second one is zeros unless the layer has two itself.
        IEnumerable<double> Bias(double[] values) =>
            permuted.Select(column => values[column]).Concat(permuted.Select(column => resetsAfter ? values[columns + column] : 0));
    }

    private static void AddFunctions(ExportContext context, string operation, int directions, List<(string, object)> attributes)
    {
        Activation function = Function(context);
        Activation ofGates = FunctionOfGates(context);
        if (function == Activation.Tanh && ofGates == Activation.Sigmoid)
        {
            return;
        }

        (Activation Function, double? Alpha, double? Beta) gate = (
            ofGates,
            Functions.DefaultAlpha(ofGates),
            Functions.DefaultBeta(ofGates)
        );
        (Activation Function, double? Alpha, double? Beta) other = (
            function,
            Functions.DefaultAlpha(function) is { } alpha ? context.Declared.Double("Alpha", alpha) : null,
            Functions.DefaultBeta(function) is { } beta ? context.Declared.Double("Beta", beta) : null
        );
        (Activation Function, double? Alpha, double? Beta)[] each = operation switch
        {
            "LSTM" => [gate, other, other],
            "GRU" => [gate, other],
            _ => [other],
        };
        each = [.. Enumerable.Repeat(each, directions).SelectMany(all => all)];
        attributes.Add(("activations", each.Select(one => $"{one.Function}").ToArray()));
        Add("activation_alpha", one => one.Alpha);
        Add("activation_beta", one => one.Beta);

        // The lists hold the numbers of those functions that have some.
        void Add(string name, Func<(Activation Function, double? Alpha, double? Beta), double?> number)
        {
            double[] numbers = [.. each.Select(number).OfType<double>()];
            if (numbers.Length > 0)
            {
                attributes.Add((name, numbers));
            }
        }
    }
}
