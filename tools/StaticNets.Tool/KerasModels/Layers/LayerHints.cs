using StaticNets.Files;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>What would be possible instead of layers that no layer computes.</summary>
internal static class LayerHints
{
    private static readonly Dictionary<string, string> _hints = new(StringComparer.Ordinal)
    {
        ["Lambda"] = "it holds Python code, which is never run: write it with layers, or as a [Custom] layer",
        ["Masking"] = "no mask is possible: a dataset says how long its rows are (docs/sequences.md)",
        ["Conv3D"] = "images have two axes: take Conv2D on slices",
        ["Conv1DTranspose"] = "take Conv2DTranspose on an image of one column (Reshape)",
        ["SeparableConv1D"] = "take DepthwiseConv1D and a Conv1D of 1 step",
        ["ConvLSTM2D"] = "no layer has a convolution in its state",
        ["RNN"] = "take SimpleRNN, LSTM or GRU instead of cells",
        ["Dot"] = "products of layers are not possible, only Multiply",
        ["Attention"] = "take MultiHeadAttention of a sequence to itself",
        ["Normalization"] = "take BatchNormalization, or a Standardizer in C#",
        ["TextVectorization"] = "prepare texts in C#, and begin the model with the Embedding",
        ["StringLookup"] = "prepare texts in C#, and begin the model with the Embedding",
        ["Resizing"] = "prepare images in C#",
        ["EinsumDense"] = "take Dense, which works on each step of a sequence as well",
    };

    /// <summary>Returns why a layer of an unknown class cannot become layers.</summary>
    public static string Of(LayerConfig layer) =>
        layer.IsCustom ? "it is a class of your own: declare it as a [Custom] layer, and take staticnets convert for the other weights"
        : layer.IsOperation
            ? "operations on tensors are possible only as Add, Subtract, Multiply, Maximum and Minimum of two values: take layers"
        : _hints.GetValueOrDefault(
            layer.Class,
            $"no layer computes {ForeignName.Escape(layer.Class)} (docs/importing.md lists the layers that have one)"
        );
}
