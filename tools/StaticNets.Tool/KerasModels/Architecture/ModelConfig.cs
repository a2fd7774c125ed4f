using System.Text.Json;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>The layers of a model, and how they are connected.</summary>
/// <param name="Layers">The layers with the ways in which they are called; inputs are layers of the class <c>InputLayer</c>.</param>
/// <param name="Inputs">The inputs, in the order of the model.</param>
/// <param name="Outputs">The outputs, in the order of the model.</param>
internal sealed record ModelConfig(
    IReadOnlyList<(LayerConfig Layer, JsonElement[] Calls)> Layers,
    IReadOnlyList<TensorReference> Inputs,
    IReadOnlyList<TensorReference> Outputs
)
{
    /// <summary>Largest number of layers of a model.</summary>
    public const int MostLayers = 10_000;

    /// <summary>The class of inputs.</summary>
    public const string InputLayer = "InputLayer";

    /// <summary>Reads a model.</summary>
    /// <exception cref="RefusalException">It is neither sequential nor functional.</exception>
    public static ModelConfig Read(LayerConfig model)
    {
        if (!model.IsModel || model.IsCustom)
        {
            throw new RefusalException($"only sequential and functional models are known, found the class {model.Class}");
        }

        // The oldest files have a list of layers instead of an object.
        JsonElement[] elements =
            model.Config.ValueKind == JsonValueKind.Array ? [.. model.Config.EnumerateArray()]
            : Member(model, "layers") is { } layers && LayerArguments.ItemsOf(layers) is { } items ? items
            : throw new RefusalException("the model has no layers");
        if (elements.Length > MostLayers)
        {
            throw new RefusalException($"the model has {elements.Length} layers, more than the {MostLayers} that are imported");
        }

        LayerConfig[] configs = Array.ConvertAll(elements, LayerConfig.Read);
        if (configs.DistinctBy(layer => layer.Name).Count() != configs.Length)
        {
            throw new RefusalException("several layers have the same name");
        }

        return model.Class == "Sequential" ? Sequential(model, configs) : Functional(model, configs);
    }

    /// <summary>Returns the shape of an input, with 0 for lengths that are open, without the axis of the rows.</summary>
    /// <exception cref="RefusalException">The layer has no shape.</exception>
    public static int[] ShapeOf(LayerConfig input)
    {
        JsonElement shape = Shape(input.Config, "batch_shape") ?? Shape(input.Config, "batch_input_shape") ?? throw Missing();
        JsonElement[] lengths = LayerArguments.ItemsOf(shape) ?? throw Missing();
        return lengths.Length > 1
            ?
            [
                .. lengths[1..]
                    .Select(length =>
                        length.ValueKind == JsonValueKind.Null ? 0
                        : LayerArguments.WholeOf(length) is > 0 and int whole ? whole
                        : throw Missing()
                    ),
            ]
            : throw Missing();

        RefusalException Missing() => new("the input must have a shape with the axis of the rows, [null, 28, 28, 1]");
    }

    private static ModelConfig Sequential(LayerConfig model, LayerConfig[] layers)
    {
        List<(LayerConfig, JsonElement[])> all = [];
        if (layers.Length == 0 || layers[0].Class != InputLayer)
        {
            all.Add((InputOf(model, layers), []));
        }

        all.AddRange(layers.Select(layer => (layer, Array.Empty<JsonElement>())));
        TensorReference first = new(all[0].Item1.Name, 0);
        return new ModelConfig(all, [first], [new TensorReference(all[^1].Item1.Name, 0)]);
    }

    /// <summary>Returns the input of a sequential model that lists none: its first layer or the model knows the shape.</summary>
    private static LayerConfig InputOf(LayerConfig model, LayerConfig[] layers)
    {
        JsonElement? shape =
            (layers.Length > 0 ? Shape(layers[0].Config, "batch_input_shape") : null)
            ?? Shape(model.Config, "build_input_shape")
            ?? (layers.Length > 0 ? Built(layers[0].Element) : null)
            ?? Built(model.Element);
        string type =
            layers.Length > 0
            && layers[0].Config.ValueKind == JsonValueKind.Object
            && layers[0].Config.TryGetProperty("dtype", out JsonElement dtype)
            && dtype.ValueKind == JsonValueKind.String
                ? dtype.GetRawText()
                : "null";
        using JsonDocument config = JsonDocument.Parse(
            shape is { } known ? $$"""{"batch_shape":{{known.GetRawText()}},"dtype":{{type}}}""" : "{}"
        );
        string name = "input";
        while (layers.Any(layer => layer.Name == name))
        {
            name += "_";
        }

        return new LayerConfig(InputLayer, name, config.RootElement.Clone(), default);

        static JsonElement? Built(JsonElement element) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty("build_config", out JsonElement build)
                ? Shape(build, "input_shape")
                : null;
    }

    private static ModelConfig Functional(LayerConfig model, LayerConfig[] layers)
    {
        (LayerConfig, JsonElement[])[] all = Array.ConvertAll(
            layers,
            layer =>
                (
                    layer,
                    layer.Element.TryGetProperty("inbound_nodes", out JsonElement nodes) && LayerArguments.ItemsOf(nodes) is { } calls
                        ? calls
                        : []
                )
        );
        return new ModelConfig(all, Ports("input_layers"), Ports("output_layers"));

        List<TensorReference> Ports(string name) =>
            Member(model, name) is { } ports
                ? LayerCall.References(ports)
                : throw new RefusalException($"the functional model has no {name}");
    }

    private static JsonElement? Member(LayerConfig model, string name) =>
        model.Config.ValueKind == JsonValueKind.Object && model.Config.TryGetProperty(name, out JsonElement value) ? value : null;

    private static JsonElement? Shape(JsonElement config, string name) =>
        config.ValueKind == JsonValueKind.Object
        && config.TryGetProperty(name, out JsonElement shape)
        && LayerArguments.ItemsOf(shape) is not null
            ? shape
            : null;
}
