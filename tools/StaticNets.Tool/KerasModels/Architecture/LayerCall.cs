using System.Text.Json;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>An output of a layer that another one reads.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Output">Which of its outputs, 0 unless it is a model with several.</param>
internal readonly record struct TensorReference(string Layer, int Output);

/// <summary>How a layer of a functional model is called: an element of <c>inbound_nodes</c>.</summary>
/// <param name="Inputs">What it reads, in the order of the call.</param>
/// <param name="Arguments">Other arguments of the call, such as <c>use_causal_mask</c>.</param>
internal sealed record LayerCall(IReadOnlyList<TensorReference> Inputs, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    private const int Deepest = 64;

    /// <summary>Reads a call in one of two forms: <c>{"args": […], "kwargs": {…}}</c> of Keras 3, or <c>[["dense", 0, 0, {…}]]</c>.</summary>
    /// <exception cref="RefusalException">It has neither form.</exception>
    public static LayerCall Read(JsonElement node)
    {
        List<TensorReference> inputs = [];
        Dictionary<string, JsonElement> arguments = new(StringComparer.Ordinal);
        if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonElement item in Items(node, "args"))
            {
                Collect(item, inputs, 0);
            }

            if (node.TryGetProperty("kwargs", out JsonElement named))
            {
                Collect(named, inputs, arguments);
            }
        }
        else
        {
            // One tensor may stand alone: ["dense", 0, 0, {}].
            JsonElement[] items = LayerArguments.ItemsOf(node) ?? throw Unknown(node);
            foreach (JsonElement item in Reference(node) is null ? items : [node])
            {
                inputs.Add(Reference(item) ?? throw Unknown(item));
                if (item.ValueKind == JsonValueKind.Array && item.GetArrayLength() > 3)
                {
                    Collect(item[3], inputs, arguments);
                }
            }
        }

        return new LayerCall(inputs, arguments);
    }

    /// <summary>
    /// Returns the tensors of a structure of lists and objects, as in <c>output_layers</c>. Keras orders those of an object by their keys.
    /// </summary>
    public static List<TensorReference> References(JsonElement structure)
    {
        List<TensorReference> references = [];
        Collect(structure, references, 0);
        return references;
    }

    private static void Collect(JsonElement arguments, List<TensorReference> inputs, Dictionary<string, JsonElement> others)
    {
        foreach (JsonProperty argument in arguments.ValueKind == JsonValueKind.Object ? arguments.EnumerateObject().ToArray() : [])
        {
            if (Reference(argument.Value) is { } reference)
            {
                inputs.Add(reference);

                // As an argument too, so that initial_state is refused instead of being read as a second input.
                others[argument.Name] = argument.Value;
            }
            else if (argument.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            {
                others[argument.Name] = argument.Value;
            }
        }
    }

    private static void Collect(JsonElement item, List<TensorReference> references, int depth)
    {
        if (Reference(item) is { } reference)
        {
            references.Add(reference);
            return;
        }

        IEnumerable<JsonElement> parts =
            item.ValueKind == JsonValueKind.Object && !item.TryGetProperty("class_name", out _)
                ? item.EnumerateObject().OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => part.Value)
                : LayerArguments.ItemsOf(item) ?? throw Unknown(item);
        foreach (JsonElement part in depth < Deepest ? parts : throw Unknown(item))
        {
            Collect(part, references, depth + 1);
        }
    }

    private static JsonElement[] Items(JsonElement node, string name) =>
        node.TryGetProperty(name, out JsonElement items) ? LayerArguments.ItemsOf(items) ?? throw Unknown(items) : [];

    /// <summary>Returns a tensor in one of its forms, or <see langword="null"/>.</summary>
    private static TensorReference? Reference(JsonElement item)
    {
        if (
            item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("class_name", out JsonElement type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("__keras_tensor__")
            && item.TryGetProperty("config", out JsonElement config)
            && config.ValueKind == JsonValueKind.Object
            && config.TryGetProperty("keras_history", out JsonElement history)
        )
        {
            return Reference(history);
        }

        return
            item.ValueKind == JsonValueKind.Array
            && item.GetArrayLength() >= 3
            && item[0].ValueKind == JsonValueKind.String
            && LayerArguments.WholeOf(item[1]) is not null
            && LayerArguments.WholeOf(item[2]) is >= 0 and int output
            ? new TensorReference(item[0].GetString()!, output)
            : null;
    }

    private static RefusalException Unknown(JsonElement item) =>
        new($"only outputs of other layers can be read, found {LayerArguments.Shown(item)}");
}
