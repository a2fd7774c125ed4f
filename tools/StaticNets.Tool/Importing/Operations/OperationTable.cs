using System.Diagnostics.CodeAnalysis;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>All operations that become layers.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, Operation> _operations = Create()
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>The operations by name.</summary>
    public static IEnumerable<Operation> All => _operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>Finds an operation.</summary>
    public static bool Find(string name, [NotNullWhen(true)] out Operation? operation) => _operations.TryGetValue(name, out operation);

    private static IEnumerable<Operation> Create() => [.. Functions(), .. Weighted(), .. Spatial(), .. Joining(), .. Shaping()];

    private static IEnumerable<Operation> Functions() =>
        [
            Function("Relu", Activation.Relu),
            Function("Sigmoid", Activation.Sigmoid),
            Function("Tanh", Activation.Tanh),
            Function("Softplus", Activation.Softplus),
            Function("Softsign", Activation.Softsign),
            Function("HardSwish", Activation.HardSwish),
            Function("Mish", Activation.Mish),
            new("LeakyRelu", "`Activation.LeakyRelu`", "alpha above 0", c => Activations.WithAlpha(c, Activation.LeakyRelu, 0.01)),
            new("Elu", "`Activation.Elu`", "alpha above 0", c => Activations.WithAlpha(c, Activation.Elu, 1)),
            new("Celu", "`Activation.Celu`", "alpha above 0", c => Activations.WithAlpha(c, Activation.Celu, 1)),
            new(
                "ThresholdedRelu",
                "`Activation.ThresholdedRelu`",
                "alpha above 0",
                c => Activations.WithAlpha(c, Activation.ThresholdedRelu, 1)
            ),
            new("HardSigmoid", "`Activation.HardSigmoid`", "alpha above 0", Activations.HardSigmoid),
            new("Selu", "`Activation.Selu`", "the usual alpha and gamma", Activations.Selu),
            new("Gelu", "`Activation.Gelu`, `Activation.GeluTanh`", "", Activations.Gelu),
            new("Swish", "`Activation.Swish`", "alpha 1", Activations.Swish),
            new("Clip", "`Activation.Relu`, `Relu6`, `HardTanh`", "constant bounds", Activations.Clip),
            new("Abs", "[Maximum](layers/Maximum.md) of x and −x", "", Merges.Abs),
            new("PRelu", "[PRelu](layers/PRelu.md)", "constant slopes", Activations.PRelu),
            new("Softmax", "[Softmax](layers/Softmax.md)", "not over the rows", c => Activations.Softmax(c, Activation.Softmax)),
            new("LogSoftmax", "`Activation.LogSoftmax`", "not over the rows", c => Activations.Softmax(c, Activation.LogSoftmax)),
        ];

    private static IEnumerable<Operation> Weighted() =>
        [
            new("Gemm", "[Dense](layers/Dense.md)", "one factor constant", DenseLayers.Gemm),
            new(
                "MatMul",
                "[Dense](layers/Dense.md), [MultiHeadAttention](layers/MultiHeadAttention.md)",
                "one factor constant, of two axes; both computed in self-attention",
                DenseLayers.MatMul
            ),
            new(
                "Conv",
                "[Conv2D](layers/Conv2D.md), [DepthwiseConv2D](layers/DepthwiseConv2D.md), [Conv1D](layers/Conv1D.md)",
                "constant weights; images or sequences",
                Convolutions.Convolution
            ),
            new(
                "ConvTranspose",
                "[Conv2DTranspose](layers/Conv2DTranspose.md)",
                "constant weights; images or sequences",
                Convolutions.Transposed
            ),
            new(
                "Attention",
                "[MultiHeadAttention](layers/MultiHeadAttention.md)",
                "self-attention behind dense layers, with one behind it; no mask or the causal one",
                Attention.Node
            ),
            new("RNN", "[SimpleRnn](layers/SimpleRnn.md)", Sequences, c => Recurrents.Lower(c, "SimpleRnn")),
            new("LSTM", "[Lstm](layers/Lstm.md)", Sequences + "; Y_c is not read; no peepholes", c => Recurrents.Lower(c, "Lstm")),
            new("GRU", "[Gru](layers/Gru.md)", Sequences, c => Recurrents.Lower(c, "Gru")),
            new("BatchNormalization", "[BatchNormalization](layers/BatchNormalization.md)", "for predictions", Normalizations.Batch),
            new("LayerNormalization", "[LayerNormalization](layers/LayerNormalization.md)", "", Normalizations.LayerNormalization),
            new("RMSNormalization", "[RmsNormalization](layers/RmsNormalization.md)", "", Normalizations.RmsNormalization),
            new("InstanceNormalization", "[InstanceNormalization](layers/InstanceNormalization.md)", "", Normalizations.Instance),
            new("GroupNormalization", "[GroupNormalization](layers/GroupNormalization.md)", "", Normalizations.Group),
            new("LRN", "[LocalResponseNormalization](layers/LocalResponseNormalization.md)", "", Normalizations.LocalResponse),
        ];

    private const string Sequences = "initial states are zeros; no sequence_lens";

    private static IEnumerable<Operation> Spatial() =>
        [
            new(
                "MaxPool",
                "[MaxPooling2D](layers/MaxPooling2D.md), [MaxPooling1D](layers/MaxPooling1D.md)",
                "without Indices",
                Poolings.Max
            ),
            new(
                "AveragePool",
                "[AveragePooling2D](layers/AveragePooling2D.md), [AveragePooling1D](layers/AveragePooling1D.md)",
                "",
                Poolings.Average
            ),
            new("GlobalMaxPool", GlobalMax, "", c => Poolings.Global(c, "Max")),
            new("GlobalAveragePool", GlobalAverage, "", c => Poolings.Global(c, "Average")),
            new("ReduceMean", GlobalAverage, "not over the rows", c => Poolings.Reduce(c, "Average")),
            new("ReduceMax", GlobalMax, "not over the rows", c => Poolings.Reduce(c, "Max")),
            new("ReduceMin", GlobalMax + " between two [Scale](layers/Scale.md)", "not over the rows", Poolings.Minimum),
            new("ReduceSum", GlobalAverage + " and [Scale](layers/Scale.md)", "not over the rows", c => Poolings.Reduce(c, "Sum")),
            new(
                "Pad",
                "[ZeroPadding2D](layers/ZeroPadding2D.md), [Cropping2D](layers/Cropping2D.md), or the padding of the convolution behind it; other elements than zeros: as Slice",
                "not of rows",
                Padding.Pad
            ),
            new(
                "Resize",
                "[UpSampling2D](layers/UpSampling2D.md)",
                "whole factors; repeated pixels, or linear with half_pixel",
                Enlargements.Resize
            ),
            new("Upsample", "[UpSampling2D](layers/UpSampling2D.md)", "as Resize", Enlargements.Resize),
            new("DepthToSpace", "[PixelShuffle](layers/PixelShuffle.md)", "", Enlargements.DepthToSpace),
        ];

    private const string GlobalMax =
        "[GlobalMaxPooling2D](layers/GlobalMaxPooling2D.md), [GlobalMaxPooling1D](layers/GlobalMaxPooling1D.md)";

    private const string GlobalAverage =
        "[GlobalAveragePooling2D](layers/GlobalAveragePooling2D.md), [GlobalAveragePooling1D](layers/GlobalAveragePooling1D.md)";

    private static IEnumerable<Operation> Joining() =>
        [
            new("Add", "[Add](layers/Add.md); of a constant: a bias, or [Scale](layers/Scale.md)", "", Merges.Add),
            new("Sub", "[Subtract](layers/Subtract.md); of a constant: as Add", "", Merges.Sub),
            new("Mul", "[Multiply](layers/Multiply.md); by a constant: [Scale](layers/Scale.md)", "", Merges.Mul),
            new("Div", "[Scale](layers/Scale.md)", "by a constant", Merges.Div),
            new("Neg", "[Scale](layers/Scale.md)", "", Merges.Neg),
            new("Pow", "[Multiply](layers/Multiply.md)", "whole exponents from 1 to 8", Merges.Pow),
            new(
                "Where",
                "`Causal` and `Window` of [MultiHeadAttention](layers/MultiHeadAttention.md)",
                "the mask of an attention, as `staticnets export` writes it",
                Attention.Where
            ),
            new("Sum", "[Add](layers/Add.md)", "", c => Merges.Join(c, "Add")),
            new("Mean", "[Average](layers/Average.md)", "", c => Merges.Join(c, "Average")),
            new("Max", "[Maximum](layers/Maximum.md); with a number: as Clip", Joined, c => Merges.Extremum(c, "Maximum")),
            new("Min", "[Minimum](layers/Minimum.md); with a number: as Clip", Joined, c => Merges.Extremum(c, "Minimum")),
            new("Concat", "[Concatenate](layers/Concatenate.md)", "not of rows; constants of up to 1024 numbers", Merges.Concat),
        ];

    private const string Joined = "constants of up to 1024 numbers";

    private static IEnumerable<Operation> Shaping() =>
        [
            new("Flatten", Shapes, "", Views.Flatten),
            new("Reshape", Shapes, "a constant shape, also a computed one; rows stay rows", Views.Reshape),
            new("Squeeze", "nothing", "", Views.Squeeze),
            new("Unsqueeze", "nothing", "", Views.Unsqueeze),
            new("Transpose", Shapes, "", Views.Transpose),
            new("Expand", "[RepeatVector](layers/RepeatVector.md)", "along the rows only constants", Views.Expand),
            new(
                "Slice",
                "[Slice](layers/Slice.md), [LastStep](layers/LastStep.md); in other steps: [Dense](layers/Dense.md) of zeros and ones",
                "not of rows",
                Slices.Slice
            ),
            new("Split", "[Slice](layers/Slice.md)", "not of rows", Views.Split),
            new(
                "Gather",
                "[Embedding](layers/Embedding.md); of a value: as Slice",
                "a constant table and an input of indices, or constant indices",
                Slices.Gather
            ),
            new("Identity", "nothing", "", Views.Identity),
            new("Cast", "nothing", "between kinds of real numbers", Views.Cast),
            new("Dropout", "[Dropout](layers/Dropout.md)", "", Views.Dropout),
        ];

    private const string Shapes =
        "[Flatten](layers/Flatten.md), [Reshape](layers/Reshape.md), [Permute](layers/Permute.md), where a layer needs another order";

    private static Operation Function(string name, Activation function) =>
        new(name, $"`Activation.{function}`", "", c => Activations.Simple(c, function));
}
