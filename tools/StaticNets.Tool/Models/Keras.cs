using System.Globalization;
using System.Text.RegularExpressions;
using StaticNets.Files;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Models;

/// <summary>
/// Weights of a Keras model. Their names are <c>sequential/dense/kernel</c>, in older versions followed by <c>:0</c>, or
/// <c>layers/dense/vars/0</c>, where the number counts the variables in the order in which the layer creates them. Roles and layouts are
/// the same as in StaticNets, also the order of the gates in recurrent layers.
/// </summary>
internal sealed partial class Keras : Framework
{
    private const string Numbered = "/vars";
    private const string FirstVariable = ":0";
    private const string RandomState = "seed_generator";

    // The name of γ in Keras' root mean square normalisation.
    private const string Scale = "scale";

    public override string Name => "keras";

    public override string Title => "Keras";

    public override char Separator => '/';

    public override bool IsChannelsFirst => false;

    public override string NormalizationEpsilon => "1e-3";

    public override string GruForm => "ResetAfter = true unless given";

    public override bool IsName(string name)
    {
        string[] parts = name.Split(Separator);
        return parts.Length > 1 && (RoleName().IsMatch(parts[^1]) || parts[^2] == Numbered[1..]);
    }

    public override ModelTensor Part(SafetensorsEntry entry)
    {
        string name = entry.Name.EndsWith(FirstVariable, StringComparison.Ordinal) ? entry.Name[..^FirstVariable.Length] : entry.Name;
        int slash = name.LastIndexOf(Separator);
        string module = slash < 0 ? "" : name[..slash];
        string role = name[(slash + 1)..];
        return module.EndsWith(Numbered, StringComparison.Ordinal)
            ? new ModelTensor(entry, NumberedCell().Replace(module[..^Numbered.Length], ""), $"vars/{role}")
            : new ModelTensor(entry, NamedCell().Replace(module, ""), role);
    }

    public override bool IsNoWeight(ModelTensor tensor) =>
        tensor.Module.Split(Separator)[^1].StartsWith(RandomState, StringComparison.Ordinal)
        || tensor.Role.StartsWith(RandomState, StringComparison.Ordinal);

    public override SourceTensors Sources(LayerManifest layer, TensorManifest target, Module module)
    {
        int number = layer.Tensors.Index().First(item => item.Item == target).Index;
        string numbered = $"vars/{number.ToString(CultureInfo.InvariantCulture)}";
        return new SourceTensors([module.Tensors.FirstOrDefault(IsSource)]);

        bool IsSource(ModelTensor tensor) =>
            tensor.Role == target.Role || tensor.Role == numbered || (tensor.Role == Scale && target.Role == "gamma");
    }

    public override int[] Axes(TensorManifest target) => [.. Enumerable.Range(0, target.Shape.Length)];

    // The weights of a recurrent layer are those of its cell, lstm/lstm_cell. An RNN of several cells is several layers of StaticNets.
    [GeneratedRegex("(?<!/stacked_rnn_cells)/(simple_rnn|lstm|gru)_cell(_[0-9]+)?$")]
    private static partial Regex NamedCell();

    // In layers/lstm/cell/vars the cell belongs to lstm; layers/cell/vars is a layer that the user called "cell".
    [GeneratedRegex("(?<!^layers|/layers)/cell$")]
    private static partial Regex NumberedCell();

    [GeneratedRegex("^(kernel|bias|gamma|beta|moving_mean|moving_variance|depthwise_kernel|recurrent_kernel|embeddings|alpha|scale)(:0)?$")]
    private static partial Regex RoleName();
}
