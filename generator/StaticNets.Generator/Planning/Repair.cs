using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>A change of one argument that solves a problem.</summary>
/// <param name="Place">The argument that is changed. The diagnostic may be at another argument.</param>
/// <param name="Kind">The form of the value.</param>
/// <param name="Value">
/// A number, the name of a layer, or an enum member with its type, <c>Loss.Huber</c>; empty if the argument is removed.
/// </param>
internal sealed record Repair(Place Place, ReplacementKind Kind, string Value)
{
    public ReplaceArgument Fix => new(Kind, Value);

    /// <summary>The value in the form of <see cref="Layers.LayerArgument"/>: an enum member without its type.</summary>
    public string Item => Kind == ReplacementKind.Member ? Value.Substring(Value.IndexOf('.') + 1) : Value;
}
