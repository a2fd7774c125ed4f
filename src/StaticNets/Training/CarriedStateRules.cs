using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Checks that the states of a network can be carried from one training step to the next, before anything changes.</summary>
internal static class CarriedStateRules
{
    /// <exception cref="ArgumentException">They cannot.</exception>
    public static void Check(NetworkDescription network, FitOptions options, int rows, bool hasLengths)
    {
        string option = options.Stateful ? nameof(FitOptions.Stateful) : nameof(FitOptions.TruncateSteps);
        if (network.States is not { } states)
        {
            throw Unfit($"{option} carries the states of recurrent layers, but {network.Name} has none");
        }

        if (states.BackwardLayer is { } layer)
        {
            throw Unfit(
                $"{option} carries states to later steps, but layer '{layer}' of {network.Name} reads from the last step to the first"
            );
        }

        if (hasLengths)
        {
            throw Unfit($"{option} carries the states of whole rows, so the dataset cannot have {nameof(Dataset.Lengths)}");
        }

        if (options.TruncateSteps > 0)
        {
            CheckPieces(network);
        }

        if (options.Stateful)
        {
            CheckBatches(options, rows);
        }
    }

    private static void CheckPieces(NetworkDescription network)
    {
        const string option = nameof(FitOptions.TruncateSteps);
        if (network.AnySteps is not { } any)
        {
            throw Unfit(
                $"{option} cuts sequences of any length, [Input(Steps.Any, features)], but those of {network.Name} have a fixed one"
            );
        }

        if (network.States!.OtherLayer is { } layer)
        {
            throw Unfit(
                $"{option} carries the states of recurrent layers from piece to piece, but layer '{layer}' of {network.Name} depends on "
                    + "other steps without such a state, and would begin anew in each piece"
            );
        }

        if (!any.HasOutputAtEachStep)
        {
            throw Unfit($"{option} trains each piece on its own targets, but {network.Name} has one output for all steps of a sequence");
        }
    }

    private static void CheckBatches(FitOptions options, int rows)
    {
        const string option = nameof(FitOptions.Stateful);
        if (options.Shuffle)
        {
            throw Unfit($"{option} continues each row in the next batch, so the rows must keep their order: set Shuffle = false");
        }

        if (rows % options.BatchSize != 0)
        {
            throw Unfit($"{option} needs full batches, but {rows} rows are no whole number of batches of {options.BatchSize}");
        }
    }

    private static ArgumentException Unfit(string reason) => new(reason + ".", "options");
}
