using System.Text.Json;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;
using StaticNets.Tool.KerasModels.Layers;

namespace StaticNets.Tool.KerasModels;

/// <summary>Turns the layers of a model, and those of models in it, into layers of a network.</summary>
/// <param name="target">The network.</param>
/// <param name="weights">The tensors of the file.</param>
internal sealed class ModelBuilder(ImportTarget target, LayerWeights weights)
{
    private const int DeepestModel = 8;

    private static readonly Dictionary<string, JsonElement> _noArguments = [];

    private int _layers;
    private int _depth;

    /// <summary>The layers that were refused; layers that read them are checked only for their classes and fixed arguments.</summary>
    public List<LayerRefusal> Refusals { get; } = [];

    /// <summary>Adds the layers of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">What its inputs are; <see langword="null"/> for one that is unknown after a refusal.</param>
    /// <param name="place">Where the model is in the file, or <see langword="null"/> for the whole model.</param>
    /// <returns>Its outputs; <see langword="null"/> for one that is unknown after a refusal.</returns>
    public Layer?[] Build(ModelConfig model, IReadOnlyList<Layer?> inputs, LayerPlace? place = null)
    {
        _layers += model.Layers.Count;
        if (_layers > ModelConfig.MostLayers || _depth > DeepestModel)
        {
            throw new RefusalException($"the model has more than {ModelConfig.MostLayers} layers, or {DeepestModel} models in each other");
        }

        Dictionary<string, Layer?[]> values = new(StringComparer.Ordinal);
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            values[model.Inputs[i].Layer] =
            [
                i < inputs.Count ? inputs[i] : throw new RefusalException($"expected {model.Inputs.Count} inputs"),
            ];
        }

        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        Dictionary<string, LayerPlace> places = model.Layers.ToDictionary(
            item => item.Layer.Name,
            item => PlaceOf(item.Layer, counts, place)
        );
        bool isSequential = model.Layers.All(item => item.Calls.Length == 0);
        TensorReference last = model.Inputs.Count > 0 ? model.Inputs[0] : throw new RefusalException("the model has no inputs");
        foreach ((LayerConfig layer, JsonElement[] calls) in isSequential ? model.Layers : CallOrder.Of(model))
        {
            if (values.ContainsKey(layer.Name))
            {
                continue;
            }

            values[layer.Name] = [null];
            try
            {
                LayerCall call = isSequential ? new LayerCall([last], _noArguments) : CallOf(calls);
                Layer?[] read = [.. call.Inputs.Select(Find)];
                values[layer.Name] =
                    layer.IsModel && !layer.IsCustom
                        ? Inline(layer, call, read, places[layer.Name])
                        : [Lower(layer, call, read, places[layer.Name])];
            }
            catch (Exception fault) when (fault is RefusalException or OverflowException)
            {
                Refusals.Add(new LayerRefusal($"{layer}", fault is RefusalException ? fault.Message : "a size is too large"));
            }

            last = new TensorReference(layer.Name, 0);
        }

        return [.. model.Outputs.Select(Find)];

        Layer? Find(TensorReference reference)
        {
            if (!values.TryGetValue(reference.Layer, out Layer?[]? outputs))
            {
                throw new RefusalException($"the layer {reference.Layer} that it reads is missing");
            }

            // After a refusal all outputs of a layer are unknown.
            bool isUnknown = outputs is [null];
            return isUnknown ? null
                : reference.Output < outputs.Length ? outputs[reference.Output]
                : throw new RefusalException($"the layer {reference.Layer} has no output {reference.Output}");
        }
    }

    private Layer?[] Inline(LayerConfig layer, LayerCall call, Layer?[] read, LayerPlace place)
    {
        if (call.Arguments.Keys.FirstOrDefault() is { } argument)
        {
            throw new RefusalException($"the argument {argument} of the call of a model is not possible");
        }

        target.Enter(layer.Name);
        _depth++;
        try
        {
            ModelConfig model = ModelConfig.Read(layer);
            return model.Inputs.Count == read.Length
                ? Build(model, read, place)
                : throw new RefusalException($"the model has {model.Inputs.Count} inputs, but is called with {read.Length}");
        }
        finally
        {
            _depth--;
            target.Leave();
        }
    }

    private Layer? Lower(LayerConfig layer, LayerCall call, Layer?[] read, LayerPlace place)
    {
        if (!LayerCatalogue.TryFind(layer, out KerasLayer? known))
        {
            throw new RefusalException(LayerHints.Of(layer));
        }

        LayerCatalogue.CheckFixed(known, new LayerArguments(layer.Config));
        if (Array.Exists(read, value => value is null))
        {
            return null;
        }

        Layer[] inputs = [.. read.OfType<Layer>()];
        if (!known.ReadsAnySteps && inputs.Any(input => input.Shape.Contains(Layer.AnySteps)))
        {
            throw new RefusalException("the layer needs a known number of steps: state it with --shape");
        }

        LayerContext context = new(layer, inputs, call.Arguments, weights.Of(place), target);
        LayerCatalogue.CheckFixed(known, context.Arguments);
        Layer made = known.Lower(context);
        context.End();
        target.Limit(made.Shape);
        return made;
    }

    private static LayerCall CallOf(JsonElement[] calls) =>
        calls.Length switch
        {
            1 => LayerCall.Read(calls[0]),
            0 => throw new RefusalException("it is never called"),
            _ => throw new RefusalException(
                $"it is called {calls.Length} times: a layer with shared weights is not possible, so build one for each call"
            ),
        };

    /// <summary>Returns the place of a layer in the file, where layers of a class are counted.</summary>
    private static LayerPlace PlaceOf(LayerConfig layer, Dictionary<string, int> counts, LayerPlace? outer)
    {
        int count = counts.GetValueOrDefault(layer.FileName);
        counts[layer.FileName] = count + 1;
        string numbered = $"layers/{layer.FileName}{(count > 0 ? $"_{count}" : "")}";
        return outer is null
            ? new LayerPlace(layer.Name, layer.Name, numbered)
            : new LayerPlace(layer.Name, outer.Outermost, $"{outer.Numbered}/{numbered}");
    }
}
