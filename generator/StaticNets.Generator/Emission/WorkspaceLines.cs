using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Formats the lines of the summary about the memory that predictions and training steps work in.</summary>
internal static class WorkspaceLines
{
    public static IEnumerable<string> Of(NetworkPlan plan)
    {
        if (plan.Prediction is { Arena: var prediction })
        {
            yield return "Prediction workspace: " + Of(prediction, plan, takesWholeBatch: false) + " on each thread";
        }

        if (plan.Folding is { } folding)
        {
            yield return $"Folded weights: {Bytes(folding.Layout.Length, plan)}";
        }

        if (plan.Training is { } training)
        {
            yield return "Training workspace: " + Of(training.Arena, plan, training.TakesWholeBatch);
        }
    }

    /// <param name="takesWholeBatch">Whether the rows of a batch are in the workspace at once, however many there are.</param>
    private static string Of(Arena arena, NetworkPlan plan, bool takesWholeBatch)
    {
        if (!plan.HasAnySteps && !takesWholeBatch)
        {
            return $"{Bytes(arena.Length, plan)} for {Literals.Grouped(arena.Rows)} rows at a time";
        }

        string ofRow = Bytes(Saturate.Add(arena.RowLength, arena.StepLength), plan);
        string perStep = plan.HasAnySteps ? $" and {Bytes(arena.StepLength, plan)} for each of its steps" : "";
        return $"{Bytes(arena.FixedLength + arena.Spare, plan)}, {ofRow} for each row{(takesWholeBatch ? " of a batch" : "")}{perStep}";
    }

    private static string Bytes(long elements, NetworkPlan plan) =>
        Literals.Grouped(Saturate.Multiply(elements, plan.Element.Bytes)) + " bytes";
}
