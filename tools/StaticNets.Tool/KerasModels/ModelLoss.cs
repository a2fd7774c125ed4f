using System.Text.Json;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.KerasModels;

/// <summary>Finds the loss that a model was compiled with, if it is one of StaticNets that fits the output.</summary>
internal static class ModelLoss
{
    private static readonly Dictionary<string, Loss> _losses = new(StringComparer.Ordinal)
    {
        ["mse"] = Loss.MeanSquaredError,
        ["mean_squared_error"] = Loss.MeanSquaredError,
        ["MeanSquaredError"] = Loss.MeanSquaredError,
        ["mae"] = Loss.MeanAbsoluteError,
        ["mean_absolute_error"] = Loss.MeanAbsoluteError,
        ["MeanAbsoluteError"] = Loss.MeanAbsoluteError,
        ["binary_crossentropy"] = Loss.BinaryCrossEntropy,
        ["BinaryCrossentropy"] = Loss.BinaryCrossEntropy,
        ["categorical_crossentropy"] = Loss.CategoricalCrossEntropy,
        ["CategoricalCrossentropy"] = Loss.CategoricalCrossEntropy,
        ["sparse_categorical_crossentropy"] = Loss.SparseCategoricalCrossEntropy,
        ["SparseCategoricalCrossentropy"] = Loss.SparseCategoricalCrossEntropy,
    };

    // Arguments with which a loss computes something else.
    private static readonly string[] _changing = ["from_logits", "label_smoothing", "ignore_class"];

    /// <summary>Returns the loss, or <see langword="null"/> if there is none or it does not fit.</summary>
    /// <param name="model">The model in a <c>.keras</c> file.</param>
    /// <param name="training">The attribute <c>training_config</c> of an <c>.h5</c> file; empty for none.</param>
    /// <param name="network">The network.</param>
    public static Loss? Of(JsonElement model, string training, NetworkDeclaration network)
    {
        if (network.Outputs is not [{ Shape.Count: 1 } output] || output.Shape[0] == Layer.AnySteps)
        {
            return null;
        }

        Loss? loss = Read(model, "compile_config") ?? OfText(training);
        Activation function = output.Activation?.Function ?? Activation.Linear;
        bool fits = loss switch
        {
            Loss.MeanSquaredError or Loss.MeanAbsoluteError => output is { Kind: "Dense", Activation: null },
            Loss.BinaryCrossEntropy => function == Activation.Sigmoid,
            Loss.CategoricalCrossEntropy or Loss.SparseCategoricalCrossEntropy => function == Activation.Softmax && output.Shape[0] > 1,
            _ => false,
        };
        return fits ? loss : null;
    }

    private static Loss? OfText(string training)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(training.Length > 0 ? $$"""{"training":{{training}}}""" : "{}");
            return Read(json.RootElement, "training");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Loss? Read(JsonElement holder, string member)
    {
        if (
            holder.ValueKind != JsonValueKind.Object
            || !holder.TryGetProperty(member, out JsonElement compiled)
            || compiled.ValueKind != JsonValueKind.Object
            || !compiled.TryGetProperty("loss", out JsonElement loss)
        )
        {
            return null;
        }

        bool isObject = loss.ValueKind == JsonValueKind.Object;
        if (isObject && loss.TryGetProperty("config", out JsonElement config) && Array.Exists(_changing, name => IsSet(config, name)))
        {
            return null;
        }

        JsonElement name = isObject && loss.TryGetProperty("class_name", out JsonElement type) ? type : loss;
        return name.ValueKind == JsonValueKind.String && _losses.TryGetValue(name.GetString()!, out Loss found) ? found : null;
    }

    private static bool IsSet(JsonElement config, string name) =>
        config.ValueKind == JsonValueKind.Object
        && config.TryGetProperty(name, out JsonElement value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
        && !(value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number == 0);
}
