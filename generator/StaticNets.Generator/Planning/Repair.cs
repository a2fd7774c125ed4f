using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>A change of one argument that mends a mistake.</summary>
/// <param name="Place">The argument, which need not be the one that the message stands at.</param>
/// <param name="Kind">How the value is written.</param>
/// <param name="Value">A number or the name of a layer, or the member of an enum with its type, <c>Loss.Huber</c>; empty for a removal.</param>
internal sealed record Repair(Place Place, ReplacementKind Kind, string Value)
{
    /// <summary>The value as <see cref="Layers.LayerArgument"/> has it: of an enum the member alone.</summary>
    public string Item => Kind == ReplacementKind.Member ? Value.Substring(Value.IndexOf('.') + 1) : Value;
}
