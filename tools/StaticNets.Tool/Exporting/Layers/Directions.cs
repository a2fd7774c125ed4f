using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>The directions in which a recurrent layer reads the steps, and what becomes of their states.</summary>
internal static class Directions
{
    public static bool AreBoth(ExportContext context) => context.Declared.Bool("Bidirectional");

    public static bool IsBackwards(ExportContext context) => context.Declared.Bool("GoBackwards");

    public static bool ReturnsSequences(ExportContext context) => context.Declared.Bool("ReturnSequences");

    /// <summary>Returns what stands in front of the names of the tensors of each direction.</summary>
    public static string[] Prefixes(ExportContext context) => AreBoth(context) ? ["", "backward_"] : [""];

    /// <summary>Merges the states of two directions; those of one stay.</summary>
    public static ExportedValue Merge(ExportContext context, string[] states)
    {
        if (states.Length == 1)
        {
            return context.Last(states[0]);
        }

        var merge = (Merge)context.Declared.Int("Merge");
        return context.Last(
            merge switch
            {
                StaticNets.Merge.Concat => context.Add("Concat", states, ("axis", -1)),
                StaticNets.Merge.Sum => context.Add("Add", states),
                StaticNets.Merge.Multiply => context.Add("Mul", states),
                StaticNets.Merge.Average => context.Add(
                    "Mul",
                    [context.Add("Add", states), context.Graph.Number($"{context.Name}/half", 0.5)]
                ),
                _ => throw new ExportException($"Merge.{merge} is newer than this tool"),
            }
        );
    }

    /// <summary>Turns the order of the steps around: a layer that reads backwards gives its states in the order of their computation.</summary>
    public static string Reverse(ExportContext context, string states)
    {
        string[] inputs =
        [
            states,
            context.Graph.Integers($"{context.Name}/last", -1),
            context.Graph.Integers($"{context.Name}/beforeFirst", long.MinValue),
            context.Graph.Integers($"{context.Name}/ofSteps", 1),
            context.Graph.Integers($"{context.Name}/back", -1),
        ];
        return context.Graph.Add("Slice", $"{context.Name}/reversed", inputs);
    }
}
