using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>All kinds of modules that become layers.</summary>
internal static class ModuleKinds
{
    /// <summary>The kinds; the first one that fits counts.</summary>
    public static IReadOnlyList<ModuleKind> All { get; } =
    [
        new(
            "BatchNorm1d, BatchNorm2d",
            "BatchNormalization",
            "`running_mean`, `running_var`",
            module => Has(module, "running_mean", 1) && Has(module, "running_var", 1),
            Normalizations.Batch
        ),
        new("RNN, LSTM, GRU", "SimpleRnn, Lstm, Gru", "`weight_ih_l0`, `weight_hh_l0`, …", Recurrents.IsOne, Recurrents.Add),
        new(
            "Embedding",
            "Embedding",
            "`weight` of two axes, no `bias`, a name with `emb`",
            module => Has(module, "weight", 2) && module.Tensors.Count == 1 && Says(module, "emb", "wte"),
            DenseModules.Embedding
        ),
        new("Linear", "Dense", "`weight` of two axes", module => IsWeighted(module, 2), DenseModules.Linear),
        new(
            "ConvTranspose2d",
            "Conv2DTranspose",
            "`weight` of four axes, the first or the name of a transposed one",
            module => IsWeighted(module, 4) && ConvolutionModules.IsTransposed(module),
            ConvolutionModules.Transpose
        ),
        new("Conv2d", "Conv2D", "`weight` of four axes", module => IsWeighted(module, 4), ConvolutionModules.OfImage),
        new("Conv1d", "Conv1D", "`weight` of three axes", module => IsWeighted(module, 3), ConvolutionModules.OfSequence),
        new(
            "LayerNorm",
            "LayerNormalization",
            "`weight` and `bias` of one axis, not on images",
            module => Has(module, "weight", 1) && Has(module, "bias", 1) && module.Tensors.Count == 2,
            Normalizations.OfLayer
        ),
        new(
            "PReLU",
            "PRelu",
            "`weight` of one axis alone, a name with `relu` or `act`, or one number",
            module =>
                Has(module, "weight", 1)
                && module.Tensors.Count == 1
                && (Says(module, "relu", "act") || module.Tensors[0].Entry.Shape[0] == 1),
            Normalizations.PRelu
        ),
    ];

    /// <summary>Returns the kind of a module, or <see langword="null"/>.</summary>
    public static ModuleKind? Of(Module module) => All.FirstOrDefault(kind => kind.IsOne(module));

    /// <summary>Returns why a module cannot become a layer, or <see langword="null"/> if it can.</summary>
    public static string? Refusal(Module module) =>
        module.Tensors.Any(tensor => tensor.Entry.Shape.Any(length => length is 0 or > 1 << 28))
            ? "lengths of 0 or beyond 2^28 are not possible"
        : Of(module) is not null ? null
        : module.Tensors.Any(tensor => tensor.Role.StartsWith("in_proj", StringComparison.Ordinal))
            ? "an attention, whose number of heads is not in the file"
        : module.Tensors.Any(tensor => tensor.Role.StartsWith("weight_h", StringComparison.Ordinal)) ? "a recurrent module with projections"
        : "a parameter of your own, or of a module that is not known";

    /// <summary>Returns a tensor of a module.</summary>
    public static ModelTensor? Find(Module module, string role) => module.Tensors.FirstOrDefault(tensor => tensor.Role == role);

    private static bool Has(Module module, string role, int axes) => Find(module, role)?.Entry.Shape.Length == axes;

    private static bool IsWeighted(Module module, int axes) =>
        Has(module, "weight", axes) && (module.Tensors.Count == 1 || (module.Tensors.Count == 2 && Has(module, "bias", 1)));

    private static bool Says(Module module, params string[] words) =>
        Array.Exists(words, word => module.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
