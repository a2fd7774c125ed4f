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
            yield return "Prediction workspace: " + Of(prediction, plan) + " on each thread";
        }

        if (plan.Folding is { } folding)
        {
            yield return $"Derived weights: {Bytes(folding.Layout.Length, plan)}";
        }

        if (plan.Training is { } training)
        {
            yield return "Training workspace: " + Of(training.Arena, plan, training.TakesWholeBatch, training.HasStages);
        }
    }

    /// <param name="takesWholeBatch">Whether the rows of a batch are in one workspace, however many there are.</param>
    /// <param name="hasStages">Whether each micro-batch of a batch keeps values of its own.</param>
    private static string Of(Arena arena, NetworkPlan plan, bool takesWholeBatch = false, bool hasStages = false)
    {
        if (!plan.HasAnySteps && !takesWholeBatch)
        {
            string rows = arena.Rows == 1 ? "row" : Literals.Grouped(arena.Rows) + " rows";
            string further = hasStages ? $", and {Bytes(arena.KeptLength, plan)} for each further {rows} of a batch" : "";
            return $"{Bytes(arena.Length, plan)} for {(arena.Rows == 1 ? "one row" : rows)} at a time{further}";
        }

        string ofRow = Bytes(Saturate.Add(arena.RowLength, arena.StepLength), plan);
        string ofBatch = takesWholeBatch || hasStages ? " of a batch" : "";
        string perStep = plan.HasAnySteps ? $" and {Bytes(arena.StepLength, plan)} for each of its steps" : "";
        return $"{Bytes(arena.FixedLength + arena.Spare, plan)}, {ofRow} for each row{ofBatch}{perStep}";
    }

    private static string Bytes(long elements, NetworkPlan plan) =>
        Literals.Grouped(Saturate.Multiply(elements, plan.Element.Bytes)) + " bytes";
}
