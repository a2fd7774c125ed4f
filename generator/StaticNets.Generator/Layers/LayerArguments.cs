using System.Globalization;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>An argument of an attribute as text, independent of the culture. The text of an enum value is the name of the member.</summary>
/// <param name="Name">Name of the constructor's parameter or of the property.</param>
/// <param name="Items">One text, or the texts of an array; an item that is null in the source is <see langword="null"/>.</param>
/// <param name="IsUndefined">
/// Whether the value is a cast such as <c>(Activation)77</c>, which compiles although the enum has no such member.
/// </param>
internal sealed record LayerArgument(string Name, EquatableArray<string?> Items, bool IsUndefined = false)
{
    /// <summary>
    /// The arguments of a block from which this size is computed, as the use of the block on the network class names them.
    /// </summary>
    public EquatableArray<string> Origins { get; init; }

    /// <summary>Whether the size depends on parameters of a block that is checked alone, so that they have no values.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>The arguments that are written in the source; all others have their defaults.</summary>
internal readonly record struct LayerArguments(EquatableArray<LayerArgument> All)
{
    /// <summary>The arguments whose value is not a member of their enum.</summary>
    public IEnumerable<LayerArgument> Undefined => All.Where(argument => argument.IsUndefined);

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name) is { Items.Count: > 0 } argument ? argument.Items[0] : null;

    public string TextOr(string name, string otherwise) => Text(name) ?? otherwise;

    public long? Integer(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    public bool Flag(string name) => Text(name) == bool.TrueString;

    public bool FlagOr(string name, bool otherwise) => Has(name) ? Flag(name) : otherwise;

    public IReadOnlyList<string?> Texts(string name) => Find(name)?.Items ?? EquatableArray<string?>.Empty;

    /// <summary>The class that a <c>[Custom]</c> names; <see langword="null"/> for other layers.</summary>
    public CustomClass? Custom { get; init; }

    /// <summary>Returns the arguments with one set, whether it was written in the source or not.</summary>
    public LayerArguments With(LayerArgument argument) =>
        this with
        {
            All = All.Where(other => other.Name != argument.Name).Append(argument).ToEquatableArray(),
        };

    public LayerArgument? Find(string name) => All.FirstOrDefault(argument => argument.Name == name);
}
