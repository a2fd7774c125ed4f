using System.Text.Json;
using System.Text.RegularExpressions;
using StaticNets.Files;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>A layer as the file describes it.</summary>
/// <param name="Class">Its class, <c>Dense</c>.</param>
/// <param name="Name">Its name, <c>dense_1</c>.</param>
/// <param name="Config">Its arguments.</param>
/// <param name="Element">All that the file says about it.</param>
internal sealed partial record LayerConfig(string Class, string Name, JsonElement Config, JsonElement Element)
{
    /// <summary>Whether the layer is a model.</summary>
    public bool IsModel => Class is "Sequential" or "Functional" or "Model";

    /// <summary>Whether it is an operation on tensors, <c>x + y</c>, for which no layer stands in the Python code.</summary>
    public bool IsOperation => Member("module") is { } module && module.StartsWith("keras.src.ops", StringComparison.Ordinal);

    /// <summary>Whether a package of the user has registered the class: <c>Custom&gt;Dense</c>.</summary>
    public bool IsCustom => Member("registered_name") is { } registered && registered.Contains('>');

    /// <summary>The name under which a <c>.keras</c> file counts the class: <c>conv2d_transpose</c>.</summary>
    public string FileName =>
        BeforeCapital().Replace(BeforeWord().Replace(NotInWord().Replace(Class, ""), "$1_$2"), "$1_$2").ToLowerInvariant();

    /// <summary>Reads a layer.</summary>
    /// <exception cref="RefusalException">It is no object with a class.</exception>
    public static LayerConfig Read(JsonElement element)
    {
        if (Member(element, "class_name") is not { } type)
        {
            throw new RefusalException($"expected a layer with a class_name, found {LayerArguments.Shown(element)}");
        }

        JsonElement config = element.TryGetProperty("config", out JsonElement found) ? found : default;
        return new LayerConfig(type, Member(config, "name") ?? Member(element, "name") ?? type, config, element);
    }

    private string? Member(string name) => Member(Element, name);

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public override string ToString() => $"{ForeignName.Quote(Name)} ({ForeignName.Escape(Class)})";

    // The three replacements are those of Keras' own to_snake_case.
    [GeneratedRegex(@"\W+")]
    private static partial Regex NotInWord();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex BeforeWord();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex BeforeCapital();
}
