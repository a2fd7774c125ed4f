using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>The steps of recurrent layers whose functions ONNX' recurrent operations lack.</summary>
internal static class Cells
{
    public static ExportedValue SimpleRnn(ExportContext context) =>
        StepLoop.OfDirections(
            context,
            (prefix, runsBackwards) =>
                Run(context, prefix, states: 1, runsBackwards, (body, x, before) => [Function(body, Recurrent(body, prefix, x, before[0]))])
        );

    public static ExportedValue Lstm(ExportContext context) =>
        StepLoop.OfDirections(
            context,
            (prefix, runsBackwards) =>
                Run(
                    context,
                    prefix,
                    states: 2,
                    runsBackwards,
                    (body, x, before) => StepOfLstm(body, Recurrent(body, prefix, x, before[0]), before[1], Units(context))
                )
        );

    public static ExportedValue Gru(ExportContext context) =>
        StepLoop.OfDirections(
            context,
            (prefix, runsBackwards) =>
                Run(context, prefix, states: 1, runsBackwards, (body, x, before) => [StepOfGru(body, prefix, x, before[0])])
        );

    /// <summary>Returns the output h and the cell c after a step of a long short-term memory.</summary>
    /// <param name="body">The layer.</param>
    /// <param name="z">The gates i, f, g, o before their functions.</param>
    /// <param name="cell">The cell before the step.</param>
    /// <param name="units">The length of the cell.</param>
    public static string[] StepOfLstm(ExportContext body, string z, string cell, int units)
    {
        string Part(int at) => Columns(body, z, at * units, units);
        string kept = body.Add("Mul", [Gate(body, Part(1)), cell]);
        string c = body.Add("Add", [kept, body.Add("Mul", [Gate(body, Part(0)), Function(body, Part(2))])]);
        return [body.Add("Mul", [Gate(body, Part(3)), Function(body, c)]), c];
    }

    /// <summary>Returns some columns of a value of two axes.</summary>
    public static string Columns(ExportContext body, string value, int first, int count)
    {
        GraphWriter graph = body.Graph;
        string[] inputs =
        [
            value,
            graph.Integers($"{body.Name}/from{first}", first),
            graph.Integers($"{body.Name}/to{first + count}", first + count),
            graph.Integers($"{body.Name}/ofColumns", 1),
        ];
        return body.Add("Slice", inputs);
    }

    /// <summary>Applies the function of the candidate, with the numbers that the layer declares.</summary>
    public static string Function(ExportContext body, string value) =>
        Apply(body, value, (Activation)body.Declared.Int("Activation", (int)Activation.Tanh));

    /// <summary>Applies a function with its own numbers.</summary>
    public static string Fixed(ExportContext body, string value, Activation function) =>
        Apply(body with { Declared = body.Declared with { Arguments = new Dictionary<string, object?>() } }, value, function);

    private static string Gate(ExportContext body, string value) =>
        Fixed(body, value, (Activation)body.Declared.Int("RecurrentActivation", (int)Activation.Sigmoid));

    private static string Apply(ExportContext body, string value, Activation function) =>
        Functions.Apply(body, ExportedValue.OfLast(body.Graph, value, [1]), function).Last;

    private static int Units(ExportContext context) => context.Declared.Int("units");

    private static string Run(ExportContext context, string prefix, int states, bool runsBackwards, StepLoop.Step step) =>
        StepLoop.Run(
            context,
            StepLoop.Project(context, prefix),
            context.ShapeOf(prefix + "kernel")[1],
            [.. Enumerable.Repeat(new[] { Units(context) }, states)],
            runsBackwards,
            step
        );

    private static string Recurrent(ExportContext body, string prefix, string x, string h) =>
        body.Add("Add", [x, body.Add("MatMul", [h, body.Stored(prefix + "recurrent_kernel")])]);

    private static string StepOfGru(ExportContext body, string prefix, string x, string h)
    {
        int units = Units(body);
        bool resetsAfter = body.Declared.Bool("ResetAfter", true);
        string kernel = body.Stored(prefix + "recurrent_kernel");
        string ofState = body.Add("MatMul", [h, kernel]);
        if (resetsAfter && body.Weights.ContainsKey(prefix + "bias"))
        {
            ofState = body.Add("Add", [ofState, StepLoop.Bias(body, prefix, row: 1)]);
        }

        string gates = body.Add("Add", [x, ofState]);
        string z = Gate(body, Columns(body, gates, 0, units));
        string r = Gate(body, Columns(body, gates, units, units));
        string candidate = resetsAfter
            ? body.Add("Mul", [r, Columns(body, ofState, 2 * units, units)])
            : Columns(body, body.Add("MatMul", [body.Add("Mul", [r, h]), kernel]), 2 * units, units);
        string c = Function(body, body.Add("Add", [Columns(body, x, 2 * units, units), candidate]));

        // z ∘ h + (1 − z) ∘ c
        return body.Add("Add", [c, body.Add("Mul", [z, body.Add("Sub", [h, c])])]);
    }
}
