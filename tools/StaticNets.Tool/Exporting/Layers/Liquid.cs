using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>A liquid state machine: leaky integrate-and-fire neurons, step by step.</summary>
internal static class Liquid
{
    public static ExportedValue Export(ExportContext context)
    {
        int units = context.Declared.Int("units");
        string x = StepLoop.Project(context, prefix: "");
        return context.Last(
            StepLoop.Run(
                context,
                x,
                units,
                [
                    [units],
                    [units],
                    [units],
                ],
                runsBackwards: false,
                Step
            )
        );
    }

    /// <summary>Computes trace, potential and spikes after a step.</summary>
    private static string[] Step(ExportContext body, string x, string[] before)
    {
        string Number(string name, double value) => body.Graph.Number($"{body.Name}/{name}", value);
        string silent = body.Add("Sub", [Number("one", 1), before[2]]);
        string kept = body.Add("Mul", [body.Add("Mul", [before[1], silent]), Number("kept", 1 - body.Declared.Double("Leak", 0.1))]);
        string echo = body.Add("Add", [x, body.Add("MatMul", [before[2], body.Stored("recurrent_kernel")])]);
        string potential = body.Add("Add", [kept, echo]);
        string above = body.Add("Sub", [potential, Number("threshold", body.Declared.Double("Threshold", 1))]);
        string spikes = Cells.Fixed(body, above, Activation.Heaviside);
        string faded = body.Add("Mul", [before[0], Number("decay", body.Declared.Double("TraceDecay", 0.9))]);
        return [body.Add("Add", [faded, spikes]), potential, spikes];
    }
}
