using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>The kinds of layers that can be exported.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, Func<ExportContext, ExportedValue>> _kinds = new(StringComparer.Ordinal)
    {
        ["Dense"] = Weighted.Dense,
        ["Conv1D"] = Weighted.Convolution,
        ["Conv2D"] = Weighted.Convolution,
        ["DepthwiseConv2D"] = Weighted.Convolution,
        ["SeparableConv2D"] = Weighted.Separable,
        ["Conv2DTranspose"] = Weighted.Transposed,
        ["Embedding"] = Weighted.Embedding,
        ["SimpleRnn"] = context => Recurrence.Export(context, "RNN", [0], Cells.SimpleRnn),
        ["Lstm"] = context => Recurrence.Export(context, "LSTM", [0, 3, 1, 2], Cells.Lstm),
        ["Gru"] = context => Recurrence.Export(context, "GRU", [0, 1, 2], Cells.Gru),
        ["NeuralTuring"] = Turing.Export,
        ["LiquidState"] = Liquid.Export,
        ["MultiHeadAttention"] = Attention.MultiHead,
        ["PositionalEncoding"] = Attention.Positions,
        ["RadialBasis"] = Radial.Export,
        ["Sampling"] = Shaping.Means,
        ["Activation"] = context => Functions.Apply(context, context.Input),
        ["Softmax"] = context => Functions.Apply(context, context.Input, Activation.Softmax),
        ["PRelu"] = Functions.PRelu,
        ["Dropout"] = Functions.Dropout,
        ["SpatialDropout2D"] = context => context.Input,
        ["GaussianNoise"] = context => context.Input,
        ["ActivityRegularization"] = context => context.Input,
        ["Scale"] = Functions.Scale,
        ["Constant"] = Functions.Constant,
        ["BatchNormalization"] = Normalizing.Batch,
        ["LayerNormalization"] = Normalizing.Layer,
        ["RmsNormalization"] = Normalizing.RootMeanSquare,
        ["InstanceNormalization"] = Normalizing.Instance,
        ["GroupNormalization"] = Normalizing.Group,
        ["LocalResponseNormalization"] = Normalizing.LocalResponse,
        ["MaxPooling1D"] = context => Pooling.Windows(context, "MaxPool"),
        ["MaxPooling2D"] = context => Pooling.Windows(context, "MaxPool"),
        ["MinPooling2D"] = context => Pooling.Windows(context, Pooling.Minimum),
        ["AveragePooling1D"] = context => Pooling.Windows(context, "AveragePool"),
        ["AveragePooling2D"] = context => Pooling.Windows(context, "AveragePool"),
        ["GlobalMaxPooling1D"] = context => Pooling.Global(context, "GlobalMaxPool"),
        ["GlobalMaxPooling2D"] = context => Pooling.Global(context, "GlobalMaxPool"),
        ["GlobalMinPooling2D"] = Pooling.Smallest,
        ["GlobalAveragePooling1D"] = context => Pooling.Global(context, "GlobalAveragePool"),
        ["GlobalAveragePooling2D"] = context => Pooling.Global(context, "GlobalAveragePool"),
        ["Flatten"] = Shaping.Flatten,
        ["Reshape"] = Shaping.Reshape,
        ["Permute"] = Shaping.Permute,
        ["Slice"] = Shaping.Slice,
        ["LastStep"] = Shaping.LastStep,
        ["RepeatVector"] = Shaping.RepeatVector,
        ["UpSampling2D"] = Shaping.UpSampling,
        ["PixelShuffle"] = Shaping.PixelShuffle,
        ["ZeroPadding2D"] = context => Shaping.Pad(context, "padding", 1),
        ["Cropping2D"] = context => Shaping.Pad(context, "cropping", -1),
        ["Add"] = context => Merging.Elementwise(context, context.Inputs.Count == 2 ? "Add" : "Sum"),
        ["Subtract"] = context => Merging.Elementwise(context, "Sub"),
        ["Multiply"] = context => Merging.Elementwise(context, "Mul"),
        ["Average"] = context => Merging.Elementwise(context, "Mean"),
        ["Maximum"] = context => Merging.Elementwise(context, "Max"),
        ["Minimum"] = context => Merging.Elementwise(context, "Min"),
        ["Concatenate"] = Merging.Concatenate,
    };

    // The ends of parts and blocks, whose layers stand between them.
    private static readonly HashSet<string> _ends = ["PartInput", "Use", "BlockInput", "Block"];

    /// <summary>The kinds of layers.</summary>
    public static IEnumerable<string> Kinds => _kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>The kinds of layers that cannot be exported, and why.</summary>
    public static IReadOnlyDictionary<string, string> Refused { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Custom"] = "its formula is C# code, which ONNX does not run; declare it by other layers",
        };

    /// <summary>Whether an entry of the manifest is no layer, but the input or output of a part or block.</summary>
    public static bool IsEnd(string kind) => _ends.Contains(kind);

    /// <summary>Returns what exports a kind of layer, or <see langword="null"/>.</summary>
    public static Func<ExportContext, ExportedValue>? Find(string kind) =>
        IsEnd(kind) ? context => context.Input : _kinds.GetValueOrDefault(kind);
}
