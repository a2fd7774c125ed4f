using System.Text;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>A random declaration: a network as objects, which can still be changed, and its source text.</summary>
internal sealed class RandomNetwork(int seed, RandomNode input)
{
    /// <summary>The seed from which the network was drawn.</summary>
    public int Seed { get; } = seed;

    public RandomNode Input { get; } = input;

    /// <summary>Whether the input is indices, which only the first layer reads.</summary>
    public bool IsOfIndices { get; init; }

    /// <summary>Text of the input's attribute; null for none.</summary>
    public string? InputText { get; set; } = $"Input({string.Join(", ", input.Shape)})";

    /// <summary>The second input, or null.</summary>
    public RandomNode? Side { get; set; }

    /// <summary>The layer that computes the first of two outputs; null for a network with one output, which the last layer computes.</summary>
    public RandomLayer? MainOutput { get; set; }

    /// <summary>The weight of the second output's loss.</summary>
    public double WeightOfHead { get; set; } = 1;

    public List<RandomLayer> Layers { get; } = [];

    /// <summary>The value of <c>Loss</c>; null for none.</summary>
    public string? Loss { get; set; }

    /// <summary>The value of <c>Precision</c>; null for none.</summary>
    public string? Precision { get; set; }

    /// <summary>The value of <c>Convolution</c>; null for none.</summary>
    public string? Convolution { get; set; }

    /// <summary>Whether the class has the method for the outputs of its layers.</summary>
    public bool HasActivations { get; set; }

    public string Name => Seed < 0 ? "Part" + -Seed : "Net" + Seed;

    /// <summary>Whether <c>[Network]</c> is left out.</summary>
    public bool LacksNetwork { get; set; }

    /// <summary>Whether the input is written below the layers.</summary>
    public bool IsInputBelow { get; set; }

    /// <summary>The text between the documentation and the name of the class.</summary>
    public string Modifiers { get; set; } = "public sealed partial class";

    /// <summary>The text after the name of the class.</summary>
    public string Body { get; set; } = ";";

    /// <summary>The declaration of a type around the class, or null.</summary>
    public string? Container { get; set; }

    /// <summary>Number of layers that are written on a second partial declaration of the class.</summary>
    public int LayersOnSecondPart { get; set; }

    public RandomLayer Last => Layers[^1];

    public bool IsDouble => Precision == "StaticNets.Precision.Double";

    /// <summary>All nodes that a further layer can read.</summary>
    public IEnumerable<RandomNode> Nodes => IsOfIndices ? Layers : Layers.Prepend(Input);

    public RandomLayer Add(string kind, RandomNode source, long[] shape, params RandomNode[] others)
    {
        RandomLayer layer = new(kind, source, shape);
        layer.Others.AddRange(others);
        source.Readers++;
        foreach (RandomNode other in others)
        {
            other.Readers++;
        }

        Layers.Add(layer);
        return layer;
    }

    /// <summary>Adds a constant, which reads nothing; its source is only a placeholder.</summary>
    public RandomLayer AddConstant(long[] shape)
    {
        RandomLayer layer = new("Constant", Input, shape);
        Layers.Add(layer);
        return layer;
    }

    /// <summary>Returns the source text, with each attribute on its own line.</summary>
    public string Print()
    {
        string[] layers = [.. Layers.Select(Print)];
        List<string> network = [];
        if (Loss is not null && MainOutput is null)
        {
            network.Add($"Loss = {Loss}");
        }

        if (Precision is not null)
        {
            network.Add($"Precision = {Precision}");
        }

        if (Convolution is not null)
        {
            network.Add($"Convolution = {Convolution}");
        }

        if (HasActivations)
        {
            network.Add("Activations = true");
        }

        StringBuilder text = new();
        text.Append("using StaticNets;\n\n").Append(RandomCustomLayers.ClassOf(this)).Append(RandomParts.ClassesOf(this));
        if (Container is not null)
        {
            text.Append($"/// <summary>Around a network.</summary>\n{Container} Outer{Seed}\n{{\n");
        }

        text.Append("/// <summary>A random network.</summary>\n");
        text.Append(
            LacksNetwork ? ""
            : network.Count > 0 ? $"[Network({string.Join(", ", network)})]\n"
            : "[Network]\n"
        );
        string input =
            InputText is null ? ""
            : Side is null ? $"[{InputText}]\n"
            : $"[Input({string.Join(", ", Input.Shape)}, Name = \"{RandomPorts.Main}\")]\n[Input({Side.Shape[0]}, Name = \"{RandomPorts.Side}\")]\n";
        input += PrintOutputs();
        text.Append(IsInputBelow ? "" : input);
        text.AppendJoin('\n', layers.SkipLast(LayersOnSecondPart)).Append($"\n{(IsInputBelow ? input : "")}{Modifiers} {Name}{Body}\n");
        if (LayersOnSecondPart > 0)
        {
            text.AppendJoin('\n', layers.TakeLast(LayersOnSecondPart)).Append($"\n{Modifiers} {Name};\n");
        }

        return text.Append(Container is null ? "" : "}\n").ToString();
    }

    /// <summary>Returns the layer's name in the network: the declared one, or the automatic one as in Keras.</summary>
    public string NameOf(RandomNode node)
    {
        if (node is not RandomLayer layer)
        {
            return node == Side ? RandomPorts.Side
                : Side is null ? "input"
                : RandomPorts.Main;
        }

        // A part that is used again by the same name.
        if (
            layer.Name is not null
            && Layers.TakeWhile(other => other != layer).Count(other => other.Name == layer.Name) is > 0 and var uses
        )
        {
            return $"{layer.Name}_{uses}";
        }

        int before = Layers.TakeWhile(other => other != layer).Count(other => other.Kind == layer.Kind && other.Name is null);
        string automatic = string.Concat(layer.Kind.Select((c, i) => (BeginsWord(i, c) ? "_" : "") + char.ToLowerInvariant(c)));
        return layer.Name ?? (before == 0 ? automatic : $"{automatic}_{before}");

        // As in max_pooling2d, a letter after a digit does not begin a word.
        bool BeginsWord(int i, char c) => i > 0 && char.IsUpper(c) && !char.IsDigit(layer.Kind[i - 1]);
    }

    private string PrintOutputs()
    {
        if (MainOutput is null)
        {
            return "";
        }

        string loss = Loss is null ? "" : $", Loss = {Loss}";
        string weight = WeightOfHead == 1 ? "" : $", Weight = {WeightOfHead.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        string head = Loss is null ? "" : $", Loss = Loss.MeanSquaredError{weight}";
        return $"[Output(\"{NameOf(MainOutput)}\"{loss})]\n[Output(\"{RandomPorts.Head}\"{head})]\n";
    }

    private string Print(RandomLayer layer, int index)
    {
        RandomNode? above =
            index > 0 ? Layers[index - 1]
            : Side is null ? Input
            : null;
        string? from = layer.WrongFrom ?? (layer.Source == above || layer.Kind == "Constant" ? null : $"\"{NameOf(layer.Source)}\"");
        List<string> arguments = [.. layer.Arguments, .. layer.Others.Select(other => $"\"{NameOf(other)}\"")];
        arguments.AddRange(layer.Properties.Select(property => $"{property.Key} = {property.Value}"));
        arguments.AddRange(layer.Name is null ? [] : [$"Name = \"{layer.Name}\""]);
        arguments.AddRange(from is null ? [] : [$"From = {from}"]);
        string attribute = layer.Attribute ?? layer.Kind;
        return arguments.Count == 0 ? $"[{attribute}]" : $"[{attribute}({string.Join(", ", arguments)})]";
    }
}
