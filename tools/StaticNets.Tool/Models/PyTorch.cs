using System.Text.RegularExpressions;
using StaticNets.Files;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Models;

/// <summary>
/// Weights of a PyTorch <c>state_dict</c>, with names such as <c>features.0.weight</c>. Kernels are [out, in] or [out, in / groups, height,
/// width]; StaticNets stores them as [in, out] or [height, width, in / groups, out].
/// </summary>
internal sealed partial class PyTorch : Framework
{
    private const string Counter = "num_batches_tracked";

    public override string Name => "pytorch";

    public override string Title => "PyTorch";

    public override char Separator => '.';

    public override bool IsChannelsFirst => true;

    public override string NormalizationEpsilon => "1e-5";

    public override bool IsName(string name) => TensorName().IsMatch(name);

    public override ModelTensor Part(SafetensorsEntry entry)
    {
        int dot = entry.Name.LastIndexOf(Separator);
        return new ModelTensor(entry, dot < 0 ? "" : entry.Name[..dot], entry.Name[(dot + 1)..]);
    }

    public override bool IsNoWeight(ModelTensor tensor) => tensor.Role == Counter;

    public override ModelTensor? Source(LayerManifest layer, TensorManifest target, Module module)
    {
        string role = target.Role switch
        {
            "kernel" or "gamma" => "weight",
            "bias" or "beta" => "bias",
            "moving_mean" => "running_mean",
            "moving_variance" => "running_var",
            string other => other,
        };
        return module.Tensors.FirstOrDefault(tensor => tensor.Role == role);
    }

    public override int[] Axes(TensorManifest target)
    {
        int rank = target.Shape.Length;
        return target.Role == "kernel" && rank >= 2 ? [.. Enumerable.Range(2, rank - 2), 1, 0] : [.. Enumerable.Range(0, rank)];
    }

    [GeneratedRegex("^[^/]+\\.(weight|bias|running_mean|running_var|num_batches_tracked|(weight|bias)_[ih]h_l[0-9]+)$")]
    private static partial Regex TensorName();
}
