using System.Globalization;

namespace StaticNets.Engines;

/// <summary>The kind of value that is not finite.</summary>
internal enum BadValue
{
    Input,
    Targets,
    Output,
    Loss,
    Gradient,
    Statistic,
    Weights,
    Memory,
}

/// <summary>The place at which a value is not finite.</summary>
/// <param name="Value">The kind of value.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Row">The first row of the batch with such a value, or −1 if unknown.</param>
/// <param name="Column">For inputs and targets, the index in the row, otherwise −1.</param>
internal readonly record struct BadPlace(BadValue Value, string Layer, int Row = -1, int Column = -1);

/// <summary>Creates the exceptions for trainings that diverged: they say where the first bad value is and what may help.</summary>
internal static class Divergence
{
    /// <summary>Creates the exception for a training that diverged.</summary>
    /// <param name="place">The place of the first value that is not finite.</param>
    /// <param name="optimizer">The optimizer in use.</param>
    /// <param name="epoch">The epoch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="batch">The batch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="validation">Whether the value was found on the validation rows, after training on the batch.</param>
    /// <param name="afterStep">Whether the outputs and the loss of the batch were finite before the step, but are not after it.</param>
    public static TrainingDivergedException Of(
        BadPlace place,
        Optimizer optimizer,
        int epoch,
        int batch,
        bool validation = false,
        bool afterStep = false
    )
    {
        string rows = validation ? "validation rows" : "rows";
        string first = place.Row < 0 ? "" : ", first in row " + Text(place.Row);
        string where = place.Column < 0 ? first : first + ", column " + Text(place.Column);
        string what = string.Format(
            CultureInfo.InvariantCulture,
            WhatOf(place.Value, afterStep),
            (object[])[$"of layer '{place.Layer}'", rows, where, "NaN or infinite"]
        );
        string hint = string.Format(
            CultureInfo.InvariantCulture,
            HintOf(place.Value, afterStep),
            optimizer.LearningRate.ToString(CultureInfo.InvariantCulture)
        );
        string when = epoch == 0 ? "" : $" in epoch {Text(epoch)}, batch {Text(batch)}";
        string state = epoch switch
        {
            0 => "Nothing has changed.",
            1 => "The network is as it was before Fit.",
            _ => $"The network is as it was at the end of epoch {Text(epoch - 1)}.",
        };
        return new TrainingDivergedException($"Training diverged{when}: {what}" + $". {hint} {state}", epoch, batch, place.Layer);
    }

    // Returns a format with the layer, the kind of rows, row and column, and what the value is: one string for each message, without common
    // parts, keeps native programs small.
    private static string WhatOf(BadValue value, bool afterStep) =>
        value switch
        {
            BadValue.Input => "the {1} themselves hold {3} inputs{2}",
            BadValue.Targets => "the targets of the {1} hold {3} values{2}",
            BadValue.Output when afterStep => "the step would have made the output {0} {3} for some of the rows",
            BadValue.Loss when afterStep => "the step would have made the loss of the rows {3}",
            BadValue.Output => "the output {0} is {3} for some of the {1}{2}",
            BadValue.Loss => "the loss of the {1} is {3}, though every output and every target is finite",
            BadValue.Gradient => "the gradient {0} is {3}",
            BadValue.Statistic => "the mean or variance {0} in the {1} is {3}",
            BadValue.Weights => "the step would have made a weight {0} {3}",
            _ => "what the optimizer remembers {0} would have become {3}",
        };

    // Returns a format with the learning rate.
    private static string HintOf(BadValue value, bool afterStep) =>
        value switch
        {
            BadValue.Input or BadValue.Targets => "Remove or repair these rows.",
            BadValue.Statistic => "Scale the inputs to about -1 to 1.",
            BadValue.Loss when !afterStep =>
                "Scale the targets and the inputs to about -1 to 1, or try a smaller learning rate (it is {0}).",
            _ => "Try a smaller learning rate (it is {0}), or scale the inputs to about -1 to 1.",
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
