using StaticNets.Tool.Text;

namespace StaticNets.Tool.Declarations;

/// <summary>A network that is ready to be written.</summary>
/// <param name="Namespace">The namespace of the class, empty for none.</param>
/// <param name="Class">The name of the class.</param>
/// <param name="Precision">The number format of the network.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Layers">The layers, each below those that it reads.</param>
/// <param name="Outputs">The layers that are outputs.</param>
/// <param name="Remarks">Lines of the comment above the class: what it was made from, and what its user should know.</param>
internal sealed record NetworkDeclaration(
    string Namespace,
    string Class,
    Precision Precision,
    IReadOnlyList<Layer> Inputs,
    IReadOnlyList<Layer> Layers,
    IReadOnlyList<Layer> Outputs,
    IReadOnlyList<string> Remarks
)
{
    /// <summary>The loss with which the network can be trained further, or <see langword="null"/> for none.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Finishes a list of layers: layers that no output needs are left out, and activations join the layers in front of them.</summary>
    /// <param name="name">The class with its namespace.</param>
    /// <param name="precision">The number format.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="outputs">The layers that are outputs.</param>
    /// <param name="remarks">Lines of the comment above the class.</param>
    public static NetworkDeclaration Of(
        ClassName name,
        Precision precision,
        LayerList layers,
        IEnumerable<Layer> outputs,
        IReadOnlyList<string> remarks
    )
    {
        Layer[] shown = [.. outputs];
        layers.KeepOnly(shown);
        ActivationFusion.Apply(layers, shown);
        return new(name.Namespace, name.Class, precision, layers.Inputs, layers.Layers, shown, remarks);
    }
}

/// <summary>The full name of a class that is to be written.</summary>
/// <param name="Namespace">The namespace, empty for none.</param>
/// <param name="Class">The name of the class.</param>
internal sealed record ClassName(string Namespace, string Class)
{
    /// <summary>Parses <c>Acme.Classifier</c>.</summary>
    /// <exception cref="ToolException">It is no name of a class, or a name that every network uses itself.</exception>
    public static ClassName Parse(string text)
    {
        string[] words = text.Split('.');
        bool isName = words.All(word => word.Length > 0 && !char.IsAsciiDigit(word[0]) && word.All(IsLetter) && !Keywords.Contains(word));
        return !isName ? throw new ToolException($"Expected --class Namespace.Type, found '{text}'.")
            : ReservedNames.Contains(words[^1])
                ? throw new ToolException($"A network cannot be called '{words[^1]}': choose another --class.")
            : new(string.Join('.', words[..^1]), words[^1]);

        static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
    }
}
