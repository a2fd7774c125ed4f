using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>All layers of Keras that become layers of a network.</summary>
internal static class LayerCatalogue
{
    private static readonly FixedArgument _noMask = new(
        "mask_zero",
        "false",
        "no mask is possible: a dataset says how long its rows are (docs/sequences.md)"
    );

    private static readonly FixedArgument[] _ofState =
    [
        new("return_state", "false", "the state cannot be an output"),
        new("stateful", "false", "build the model with stateful=False; Step carries the state from one step to the next"),
        new("time_major", "false", "rows must come first"),
    ];

    private static readonly Dictionary<string, KerasLayer> _layers = Create().ToDictionary(layer => layer.Class, StringComparer.Ordinal);

    /// <summary>Operations between tensors that are the same as layers.</summary>
    private static readonly string[] _operations = ["Add", "Subtract", "Multiply", "Maximum", "Minimum"];

    /// <summary>All layers, by their names.</summary>
    public static IEnumerable<KerasLayer> All => _layers.Values.OrderBy(layer => layer.Class, StringComparer.Ordinal);

    /// <summary>Finds the class of a layer.</summary>
    public static bool TryFind(LayerConfig layer, [NotNullWhen(true)] out KerasLayer? found)
    {
        found = null;
        return !layer.IsCustom && (!layer.IsOperation || _operations.Contains(layer.Class)) && _layers.TryGetValue(layer.Class, out found);
    }

    /// <summary>Checks the arguments of a layer that may have only one value.</summary>
    /// <exception cref="RefusalException">One has another.</exception>
    public static void CheckFixed(KerasLayer layer, LayerArguments arguments)
    {
        foreach (FixedArgument argument in layer.Fixed)
        {
            if (arguments.Find(argument.Name) is { } value && value.GetRawText() != argument.Value)
            {
                throw new RefusalException($"{argument.Name} = {LayerArguments.Shown(value)} is not possible: {argument.Reason}");
            }
        }

        CheckType(arguments);
    }

    /// <summary>Checks the number format of a layer, a name or a policy with a name.</summary>
    private static void CheckType(LayerArguments arguments)
    {
        JsonElement? value = arguments.Find("dtype");
        if (
            value is { ValueKind: JsonValueKind.Object } policy
            && policy.TryGetProperty("config", out JsonElement config)
            && config.ValueKind == JsonValueKind.Object
            && config.TryGetProperty("name", out JsonElement name)
        )
        {
            value = name;
        }

        string[] possible = ["float32", "float64", "float16", "bfloat16", "mixed_float16", "mixed_bfloat16"];
        if (value is { } type && !(type.ValueKind == JsonValueKind.String && possible.Contains(type.GetString())))
        {
            throw new RefusalException($"dtype = {LayerArguments.Shown(type)} is not possible: only real numbers are possible");
        }
    }

    private static IEnumerable<KerasLayer> Create() =>
        [.. Weighted(), .. Normalizing(), .. Recurrent(), .. OfFunctions(), .. Pooling(), .. Changing(), .. Merging(), .. InTraining()];

    private static IEnumerable<KerasLayer> Weighted() =>
        [
            new("Dense", "[Dense](layers/Dense.md); on pixels [Conv2D](layers/Conv2D.md)", "", DenseLayers.Dense) { ReadsAnySteps = true },
            new("Embedding", Link("Embedding"), "reads an input; without `mask_zero`", DenseLayers.Embedding)
            {
                ReadsAnySteps = true,
                Fixed = [_noMask],
            },
            Spatial("Conv1D", Link("Conv1D"), Convolutions.Conv1D) with
            {
                ReadsAnySteps = true,
            },
            Spatial("Conv2D", Link("Conv2D"), Convolutions.Conv2D),
            Spatial("Conv2DTranspose", Link("Conv2DTranspose"), Convolutions.Conv2DTranspose) with
            {
                Conditions = "channels last; `output_padding` the same along both axes",
            },
            Spatial("DepthwiseConv1D", Link("Conv1D"), Convolutions.DepthwiseConv1D) with
            {
                ReadsAnySteps = true,
            },
            Spatial("DepthwiseConv2D", Link("DepthwiseConv2D"), Convolutions.DepthwiseConv2D),
            Spatial("SeparableConv2D", Link("SeparableConv2D"), Convolutions.SeparableConv2D),
            new("PReLU", Link("PRelu"), "`shared_axes` are all but the last, or all", DenseLayers.PRelu) { ReadsAnySteps = true },
            new("Rescaling", Link("Scale"), "one number each", DenseLayers.Rescaling) { ReadsAnySteps = true },
            new("MultiHeadAttention", Link("MultiHeadAttention"), "of a sequence to itself", Attention.Lower)
            {
                ReadsAnySteps = true,
                Fixed = [new("output_shape", "null", "the features stay as many"), new("use_gate", "false", "no layer computes a gate")],
            },
        ];

    private static IEnumerable<KerasLayer> Normalizing() =>
        [
            new("BatchNormalization", Link("BatchNormalization"), LastAxis, Normalizations.Batch)
            {
                ReadsAnySteps = true,
                Fixed = [new("renorm", "false", "no layer computes it")],
            },
            new("LayerNormalization", Link("LayerNormalization"), LastAxis, Normalizations.OfLayer)
            {
                ReadsAnySteps = true,
                Fixed = [new("rms_scaling", "false", "take RMSNormalization")],
            },
            new("RMSNormalization", Link("RmsNormalization"), LastAxis, Normalizations.RootMeanSquare) { ReadsAnySteps = true },
            new("GroupNormalization", Link("GroupNormalization"), LastAxis, Normalizations.OfGroups),
        ];

    private static IEnumerable<KerasLayer> Recurrent() =>
        [
            OfState("SimpleRNN", "SimpleRnn"),
            OfState("LSTM", "Lstm"),
            OfState("GRU", "Gru"),
            new(
                "Bidirectional",
                "the recurrent layer with `Bidirectional`",
                "of SimpleRNN, LSTM or GRU; with a `merge_mode`",
                Recurrents.Bidirectional
            )
            {
                ReadsAnySteps = true,
            },
            new(
                "TimeDistributed",
                "the layer itself",
                "of Dense, Flatten, and layers that treat each step by itself",
                Wrappers.TimeDistributed
            )
            {
                ReadsAnySteps = true,
            },
        ];

    private static IEnumerable<KerasLayer> OfFunctions() =>
        KerasFunctions.Layers.Select(name => new KerasLayer(
            name,
            name == "Softmax" ? Link("Softmax") : Link("Activation"),
            name switch
            {
                "Softmax" => LastAxis,
                "ReLU" => "one of `max_value`, `negative_slope` and `threshold`",
                _ => "",
            },
            KerasFunctions.Lower
        )
        {
            ReadsAnySteps = true,
        });

    private static IEnumerable<KerasLayer> Pooling() =>
        [
            Spatial("MaxPooling1D", Link("MaxPooling1D"), c => Poolings.OfSequence(c, "MaxPooling1D")),
            Spatial("AveragePooling1D", Link("AveragePooling1D"), c => Poolings.OfSequence(c, "AveragePooling1D")),
            Spatial("MaxPooling2D", Link("MaxPooling2D"), c => Poolings.OfImage(c, "MaxPooling2D")),
            Spatial("AveragePooling2D", Link("AveragePooling2D"), c => Poolings.OfImage(c, "AveragePooling2D")),
            Spatial("GlobalMaxPooling1D", Link("GlobalMaxPooling1D"), c => Poolings.Global(c, "GlobalMaxPooling1D")),
            Spatial("GlobalAveragePooling1D", Link("GlobalAveragePooling1D"), c => Poolings.Global(c, "GlobalAveragePooling1D")),
            Spatial("GlobalMaxPooling2D", Link("GlobalMaxPooling2D"), c => Poolings.Global(c, "GlobalMaxPooling2D")),
            Spatial("GlobalAveragePooling2D", Link("GlobalAveragePooling2D"), c => Poolings.Global(c, "GlobalAveragePooling2D")),
        ];

    private static IEnumerable<KerasLayer> Changing() =>
        [
            Spatial("Flatten", Link("Flatten"), Shaping.Flatten),
            new("Reshape", Link("Reshape"), "", Shaping.Reshape),
            new("Permute", Link("Permute"), "", Shaping.Permute),
            new("RepeatVector", Link("RepeatVector"), "", Shaping.RepeatVector),
            new("UpSampling1D", $"{Link("UpSampling2D")} between two {Link("Reshape")}", "", Shaping.UpSampling1D),
            Spatial("UpSampling2D", Link("UpSampling2D"), Shaping.UpSampling2D) with
            {
                Conditions = "channels last; `nearest` or `bilinear`",
            },
            Spatial("ZeroPadding1D", $"{Link("ZeroPadding2D")} between two {Link("Reshape")}", Shaping.ZeroPadding1D),
            Spatial("ZeroPadding2D", Link("ZeroPadding2D"), Shaping.ZeroPadding2D),
            new("Cropping1D", Link("Slice"), "", Shaping.Cropping1D),
            Spatial("Cropping2D", Link("Cropping2D"), Shaping.Cropping2D),
        ];

    private static IEnumerable<KerasLayer> Merging() =>
        [
            .. new[] { "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum" }.Select(kind => new KerasLayer(
                kind,
                Link(kind),
                "of one shape",
                c => Merges.Join(c, kind)
            )
            {
                ReadsAnySteps = true,
            }),
            new("Concatenate", Link("Concatenate"), "along the last axis", Merges.Concatenate) { ReadsAnySteps = true },
        ];

    private static IEnumerable<KerasLayer> InTraining() =>
        [
            new("Dropout", Link("Dropout"), "", c => Regularizing.Dropout(c, "Dropout")) { ReadsAnySteps = true },
            Spatial("SpatialDropout2D", Link("SpatialDropout2D"), c => Regularizing.Dropout(c, "SpatialDropout2D")),
            new("GaussianNoise", Link("GaussianNoise"), "", Regularizing.Noise) { ReadsAnySteps = true },
            new("ActivityRegularization", Link("ActivityRegularization"), "", Regularizing.Penalty),
            .. new[] { "AlphaDropout", "GaussianDropout", "SpatialDropout1D" }.Select(name => new KerasLayer(
                name,
                "nothing, and the comment says so",
                "",
                Regularizing.LeaveOut
            )
            {
                ReadsAnySteps = true,
            }),
        ];

    private const string LastAxis = "over the last axis";

    private static KerasLayer OfState(string name, string kind) =>
        new(name, Link(kind), "without `return_state` and `stateful`", Recurrents.Lower) { ReadsAnySteps = true, Fixed = _ofState };

    private static KerasLayer Spatial(string name, string layers, Func<LayerContext, Declarations.Layer> lower) =>
        new(name, layers, "channels last", lower) { Fixed = [FixedArgument.ChannelsLast] };

    private static string Link(string kind) => $"[{kind}](layers/{kind}.md)";
}
