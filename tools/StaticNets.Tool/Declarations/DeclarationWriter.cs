using System.Text;

namespace StaticNets.Tool.Declarations;

/// <summary>Writes a network as C#, as a person would: an attribute for each layer, without arguments that have their defaults.</summary>
internal sealed class DeclarationWriter
{
    private readonly NetworkDeclaration _network;
    private readonly LayerNaming _names;

    private DeclarationWriter(NetworkDeclaration network)
    {
        _network = network;
        _names = new LayerNaming(network);
    }

    /// <summary>Returns the file of a network.</summary>
    public static string Write(NetworkDeclaration network) => new DeclarationWriter(network).File();

    private string File()
    {
        StringBuilder text = new();
        foreach (string line in _network.Remarks)
        {
            text.Append("// ").Append(line).Append('\n');
        }

        text.Append("using StaticNets;\n\n");
        if (_network.Namespace.Length > 0)
        {
            text.Append($"namespace {_network.Namespace};\n\n");
        }

        string[] settings =
        [
            .. _network.Loss is { } loss ? [$"Loss = Loss.{loss}"] : Array.Empty<string>(),
            .. _network.Precision == Precision.Double ? ["Precision = Precision.Double"] : Array.Empty<string>(),
        ];
        text.Append(settings.Length > 0 ? $"[Network({string.Join(", ", settings)})]\n" : "[Network]\n");
        foreach (Layer input in _network.Inputs)
        {
            string name = _names.IsWritten(input) ? $", Name = \"{_names.Of(input)}\"" : "";
            IEnumerable<string> lengths = input.Shape.Select(length => length == Layer.AnySteps ? "Steps.Any" : $"{length}");
            text.Append($"[Input({string.Join(", ", lengths)}{name})]\n");
        }

        for (int i = 0; i < _network.Layers.Count; i++)
        {
            text.Append(Attribute(_network.Layers[i], Above(i))).Append('\n');
        }

        bool isLast = _network.Outputs.Count == 1 && _network.Outputs[0] == _network.Layers[^1];
        foreach (Layer output in isLast ? [] : _network.Outputs)
        {
            text.Append($"[Output(\"{_names.Of(output)}\")]\n");
        }

        return text.Append($"public sealed partial class {_network.Class};\n").ToString();
    }

    /// <summary>Returns the layer that the layer at an index reads unless it says otherwise.</summary>
    private Layer? Above(int index) =>
        index > 0 ? _network.Layers[index - 1]
        : _network.Inputs.Count == 1 ? _network.Inputs[0]
        : null;

    private string Attribute(Layer layer, Layer? above)
    {
        List<string> arguments =
        [
            .. layer.Arguments,
            .. layer.Reads.Skip(1).Select(read => $"\"{_names.Of(read)}\""),
            .. layer.Settings.Select(setting => $"{setting.Name} = {setting.Text}"),
            .. Activation(layer),
        ];
        if (layer.Reads.Count > 0 && layer.Reads[0] != above)
        {
            arguments.Add($"From = \"{_names.Of(layer.Reads[0])}\"");
        }

        if (_names.IsWritten(layer))
        {
            arguments.Add($"Name = \"{_names.Of(layer)}\"");
        }

        return arguments.Count == 0 ? $"[{layer.Kind}]" : $"[{layer.Kind}({string.Join(", ", arguments)})]";
    }

    private static IEnumerable<string> Activation(Layer layer)
    {
        if (layer.Activation is not { } function || layer.Kind == "Softmax")
        {
            return [];
        }

        string first = layer.Kind == "Activation" ? $"{function}" : $"Activation = {function}";
        return [first, .. function.Numbers.Select(number => $"{number.Name} = {number.Text}")];
    }
}
