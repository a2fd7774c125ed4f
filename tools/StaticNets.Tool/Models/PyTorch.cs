using System.Text.RegularExpressions;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Models;

/// <summary>
/// Weights of a PyTorch <c>state_dict</c>, with names such as <c>features.0.weight</c>. Kernels are [out, in] or [out, in / groups, height,
/// width]; StaticNets stores them as [in, out] or [height, width, in / groups, out]. A recurrent module has two kernels and two biases for
/// each of its layers, <c>lstm.weight_ih_l0</c> (for the input), <c>lstm.weight_hh_l0</c> (for the state), <c>lstm.bias_ih_l0</c> and
/// <c>lstm.bias_hh_l0</c>.
/// </summary>
internal sealed partial class PyTorch : Framework
{
    private const string Counter = "num_batches_tracked";

    // A normalisation of whole images has a number for each of their elements.
    private const int ImageRank = 3;

    // The gates of a GRU are the update gate z, the reset gate r and the candidate, which PyTorch calls n and StaticNets c.
    public static readonly GateOrder GruGates = new([1, 0, 2], "from r z n to z r c");

    public override string Name => "pytorch";

    public override string Title => "PyTorch";

    public override char Separator => '.';

    public override bool IsChannelsFirst => true;

    public override string NormalizationEpsilon => "1e-5";

    public override string GruForm => "ResetAfter = true";

    public override bool IsName(string name) => TensorName().IsMatch(name);

    public override ModelTensor Part(SafetensorsEntry entry)
    {
        int dot = entry.Name.LastIndexOf(Separator);
        string module = dot < 0 ? "" : entry.Name[..dot];
        string role = entry.Name[(dot + 1)..];
        return new ModelTensor(entry, OfLayer(module, role), role);
    }

    public override bool IsNoWeight(ModelTensor tensor) => tensor.Role == Counter;

    public override SourceTensors Sources(LayerManifest layer, TensorManifest target, Module module)
    {
        string[] roles = layer.IsRecurrent ? RecurrentRoles(target) : [Role(target)];
        IEnumerable<ModelTensor?> tensors = roles.Select(role =>
            module.Tensors.FirstOrDefault(tensor => LayerNumber().Replace(tensor.Role, "") == role)
        );
        return new SourceTensors([.. tensors], roles.Length > 1 && target.Shape.Length > 1);
    }

    public override int[] Axes(TensorManifest target)
    {
        int rank = target.Shape.Length;
        return target.Role is "kernel" or "recurrent_kernel" && rank >= 2 ? [.. Enumerable.Range(2, rank - 2), 1, 0]
            : target.Role is "gamma" or "beta" && rank == ImageRank ? [1, 2, 0]
            : [.. Enumerable.Range(0, rank)];
    }

    public override GateOrder? Gates(LayerManifest layer) => layer.IsGru ? GruGates : null;

    public override string? Refusal(LayerManifest layer)
    {
        TensorManifest? bias = layer.Tensors.FirstOrDefault(tensor => tensor.Role == "bias");
        return layer.IsGru && bias is { Shape.Length: 1 }
            ? $"'{bias.Name}': expected {Shapes.Text([2, bias.Shape[0]])}, the two biases of PyTorch's GRU, found {Shapes.Text(bias.Shape)}: "
                + "PyTorch computes the form with ResetAfter = true only; declare the layer so"
            : null;
    }

    private static string Role(TensorManifest target) =>
        target.Role switch
        {
            "kernel" or "gamma" or "embeddings" or "alpha" => "weight",
            "bias" or "beta" => "bias",
            "moving_mean" => "running_mean",
            "moving_variance" => "running_var",
            string other => other,
        };

    private static string[] RecurrentRoles(TensorManifest target) =>
        target.Role switch
        {
            "kernel" => ["weight_ih"],
            "recurrent_kernel" => ["weight_hh"],
            _ => ["bias_ih", "bias_hh"],
        };

    /// <summary>
    /// Returns the name under which one layer of a recurrent module is matched. The layers of <c>lstm</c> are <c>lstm</c>, <c>lstm.1</c>, …,
    /// which are the automatic names of such layers in StaticNets, <c>lstm</c>, <c>lstm_1</c>, ….
    /// </summary>
    private static string OfLayer(string module, string role)
    {
        string number = LayerNumber().Match(role).Groups["number"].Value;
        return number is "" or "0" ? module
            : module.Length == 0 ? number
            : module + "." + number;
    }

    [GeneratedRegex("(?<=^(weight|bias)_(ih|hh|hr))_l(?<number>[0-9]+)(?=(_reverse)?$)")]
    private static partial Regex LayerNumber();

    [GeneratedRegex("^[^/]+\\.(weight|bias|running_mean|running_var|num_batches_tracked|(weight|bias)_[ih]h(_l[0-9]+)?)$")]
    private static partial Regex TensorName();
}
