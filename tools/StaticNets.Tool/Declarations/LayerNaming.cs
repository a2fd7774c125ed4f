namespace StaticNets.Tool.Declarations;

/// <summary>
/// Gives each layer its name: the wanted one where it is legal and free, otherwise the one that the generator gives a layer without
/// <c>Name</c>, its kind in snake case with a number.
/// </summary>
internal sealed class LayerNaming
{
    private readonly Dictionary<Layer, string> _names = [];
    private readonly HashSet<Layer> _written = [];

    /// <param name="network">The network.</param>
    public LayerNaming(NetworkDeclaration network)
    {
        HashSet<Layer> refused = [];
        NameInputs(network);
        while (Name(network, refused) is { Count: > 0 } more)
        {
            refused.UnionWith(more);
        }
    }

    /// <summary>Returns the name of a layer or an input.</summary>
    public string Of(Layer layer) => _names[layer];

    /// <summary>Whether the declaration must state the name.</summary>
    public bool IsWritten(Layer layer) => _written.Contains(layer);

    /// <summary>Returns the name that the generator gives to a kind of layer: <c>max_pooling2d</c>.</summary>
    public static string Default(string kind)
    {
        IEnumerable<string> letters = kind.Select(
            (letter, i) => i > 0 && char.IsUpper(letter) && !IsOfNumber(i) ? $"_{letter}" : $"{letter}"
        );
        return string.Concat(letters).ToLowerInvariant();

        bool IsOfNumber(int i) => char.IsDigit(kind[i - 1]) && (i + 1 == kind.Length || kind[i] == 'D');
    }

    private void NameInputs(NetworkDeclaration network)
    {
        for (int i = 0; i < network.Inputs.Count; i++)
        {
            Layer input = network.Inputs[i];
            string given = i == 0 ? "input" : $"input_{i}";
            bool isFree = network.Inputs.Count > 1 && IsLegal(input.WantedName) && !_names.ContainsValue(input.WantedName!);
            _names[input] = isFree ? input.WantedName! : given;
            if (isFree && _names[input] != given)
            {
                _written.Add(input);
            }
        }
    }

    /// <summary>Names all layers, and returns those whose wanted names cannot be given.</summary>
    private List<Layer> Name(NetworkDeclaration network, HashSet<Layer> refused)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        _written.RemoveWhere(layer => layer.Kind != Layer.Input);
        int layers = 0;
        foreach (Layer layer in network.Layers)
        {
            string kind = Default(layer.Kind);
            int count = counts.GetValueOrDefault(kind);
            string automatic = count == 0 ? kind : $"{kind}_{count}";

            // The property of the layer must not have the name of the class.
            bool isTaken = Pascal(automatic) == network.Class;
            string name =
                layer.WantedName is not null && !refused.Contains(layer) ? Legal(layer.WantedName)
                : isTaken ? $"{kind}_layer_{layers}"
                : automatic;
            _names[layer] = name;
            layers++;
            if (name == automatic && !isTaken)
            {
                counts[kind] = count + 1;
            }
            else
            {
                _written.Add(layer);
            }
        }

        List<Layer> refusals = [];
        HashSet<string> taken = new(network.Inputs.Select(Of), StringComparer.Ordinal);
        HashSet<string> properties = new(StringComparer.Ordinal) { network.Class };
        HashSet<string> automatics = new(
            network.Layers.Where(layer => !_written.Contains(layer)).Select(layer => Pascal(Of(layer))),
            StringComparer.Ordinal
        );
        foreach (Layer layer in network.Layers)
        {
            string name = Of(layer);
            string property = Pascal(name);
            string[] members = [property, property + "Tensors", property + "Hyperparameters"];
            bool isFree = IsLegal(name) && !taken.Contains(name) && !members.Any(properties.Contains) && !ReservedNames.Contains(property);
            if (_written.Contains(layer) && !refused.Contains(layer) && (!isFree || automatics.Contains(property)))
            {
                refusals.Add(layer);
                continue;
            }

            taken.Add(name);
            properties.UnionWith(members);
        }

        return refusals;
    }

    /// <summary>Returns a name with an underscore for each character that a name cannot have.</summary>
    private static string Legal(string wanted)
    {
        string letters = string.Concat(wanted.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_');
        return letters.Length > 0 && char.IsAsciiLetter(letters[0]) ? letters : "";
    }

    private static bool IsLegal(string? name) =>
        name is { Length: > 0 and <= 64 }
        && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
