using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>What stopped being finite.</summary>
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

/// <summary>What stopped being finite, and the layer it belongs to.</summary>
internal readonly record struct BadPlace(BadValue Value, string Layer);

/// <summary>Says in plain words that training failed, where, and what may help.</summary>
internal static class Divergence
{
    /// <summary>The exception for a training that failed.</summary>
    /// <param name="place">Where.</param>
    /// <param name="optimizer">The optimizer in use.</param>
    /// <param name="epoch">From 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="batch">From 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="validation">Whether it showed on the validation rows after that batch.</param>
    /// <param name="afterStep">Whether the rows were fine before the step and it is the step that has spoilt their outputs.</param>
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
        string what = place.Value switch
        {
            BadValue.Input => $"the {rows} themselves hold NaN or infinite inputs",
            BadValue.Targets => $"the targets of the {rows} hold NaN or infinite values",
            BadValue.Output when afterStep =>
                $"the step would have made the output of layer '{place.Layer}' NaN or infinite for some of the rows",
            BadValue.Loss when afterStep => "the step would have made the loss of the rows NaN or infinite",
            BadValue.Output => $"the output of layer '{place.Layer}' is NaN or infinite for some of the {rows}",
            BadValue.Loss => $"the loss of the {rows} is NaN or infinite, though every output and every target is finite",
            BadValue.Gradient => $"the gradient of layer '{place.Layer}' is NaN or infinite",
            BadValue.Statistic => $"the mean or variance that layer '{place.Layer}' found in the {rows} is NaN or infinite",
            BadValue.Weights => $"the step would have made a weight of layer '{place.Layer}' NaN or infinite",
            _ => $"what the optimizer remembers of layer '{place.Layer}' would have become NaN or infinite",
        };
        string rate = optimizer.LearningRate.ToString(CultureInfo.InvariantCulture);
        string hint = place.Value switch
        {
            BadValue.Input or BadValue.Targets => "Remove or repair these rows.",
            BadValue.Statistic => "Scale the inputs to about -1 to 1.",
            BadValue.Loss when !afterStep =>
                $"Scale the targets and the inputs to about -1 to 1, or try a smaller learning rate (it is {rate}).",
            _ => $"Try a smaller learning rate (it is {rate}), or scale the inputs to about -1 to 1.",
        };
        string when = epoch == 0 ? "" : $" in epoch {epoch}, batch {batch}";
        string state = epoch switch
        {
            0 => "Nothing has changed.",
            1 => "The network is as it was before Fit.",
            _ => $"The network is as it was at the end of epoch {epoch - 1}.",
        };
        return new TrainingDivergedException($"Training diverged{when}: {what}. {hint} {state}", epoch, batch, place.Layer);
    }
}
