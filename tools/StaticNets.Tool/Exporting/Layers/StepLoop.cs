using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>A loop over the steps of a sequence, ONNX' <c>Scan</c>, for layers that no single operation computes.</summary>
internal static class StepLoop
{
    /// <summary>Computes a step.</summary>
    /// <param name="body">The layer, with the body of the loop as its graph.</param>
    /// <param name="input">The input of the step, of all rows.</param>
    /// <param name="before">The states before the step.</param>
    /// <returns>The states after the step.</returns>
    public delegate string[] Step(ExportContext body, string input, string[] before);

    /// <summary>Adds the loop.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="x">The sequence <c>[rows, steps, columns]</c>.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="states">The shapes of the states of a row, which begin with zeros. The first one is the output.</param>
    /// <param name="runsBackwards">Whether the loop begins with the last step.</param>
    /// <param name="step">Computes a step.</param>
    /// <returns>The first state: after the last step, or after each step in the order of the layer's output.</returns>
    public static string Run(ExportContext context, string x, int columns, int[][] states, bool runsBackwards, Step step)
    {
        GraphWriter graph = context.Graph;
        string[] zeros =
        [
            .. states.Select(shape =>
            {
                string row = graph.Tensor($"{context.Name}/zeros", [1, .. shape], new double[shape.Aggregate(1, (a, b) => a * b)]);
                return graph.ForEachRow(context.Name, row, x, shape.Length + 1);
            }),
        ];
        GraphWriter body = graph.Body();
        string[] before = [.. states.Select(shape => body.AddInput($"{context.Name}/before", shape))];
        string input = body.AddInput($"{context.Name}/step", [columns]);
        string[] after = step(context with { Graph = body }, input, before);
        for (int i = 0; i < states.Length; i++)
        {
            body.AddOutput(after[i], states[i]);
        }

        body.AddOutput(body.Add("Identity", $"{context.Name}/after", [after[0]]), states[0]);

        // The states of both directions stand side by side, those of the same step; a single direction gives them as they are computed.
        bool isPrepended = runsBackwards && Directions.AreBoth(context);
        string[] values = graph.AddScan(
            context.Name,
            [.. zeros, x],
            body,
            ("num_scan_inputs", 1),
            ("scan_input_axes", new[] { 1 }),
            ("scan_input_directions", new[] { runsBackwards ? 1 : 0 }),
            ("scan_output_axes", new[] { 1 }),
            ("scan_output_directions", new[] { isPrepended ? 1 : 0 })
        );
        return Directions.ReturnsSequences(context) ? values[^1] : values[0];
    }

    /// <summary>Computes each direction by a loop, and merges the states.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="direction">
    /// Computes one direction, from the text in front of its tensors' names and whether it begins with the last step.
    /// </param>
    public static ExportedValue OfDirections(ExportContext context, Func<string, bool, string> direction)
    {
        bool isBackwards = Directions.IsBackwards(context);
        string[] states = [.. Directions.Prefixes(context).Select(prefix => direction(prefix, isBackwards || prefix.Length > 0))];
        return Directions.Merge(context, states);
    }

    /// <summary>Computes the product of all steps with the kernel of a direction, and adds its bias.</summary>
    public static string Project(ExportContext context, string prefix)
    {
        string product = context.Add("MatMul", [context.Input.Last, context.Stored(prefix + "kernel")]);
        return context.Weights.ContainsKey(prefix + "bias") ? context.Add("Add", [product, Bias(context, prefix, 0)]) : product;
    }

    /// <summary>Stores a row of the bias of a direction. A GRU that resets after the product has a second one.</summary>
    public static string Bias(ExportContext context, string prefix, int row)
    {
        string role = prefix + "bias";
        int columns = context.ShapeOf(role)[^1];
        double[] values = context.Weights[role][(row * columns)..((row + 1) * columns)];
        return context.Graph.Tensor($"{context.NameOf(role)}{(row == 0 ? "" : "_of_state")}", [columns], values);
    }
}
