namespace StaticNets;

/// <summary>Makes a partial class a <see cref="HopfieldNetwork"/>, which remembers patterns of the values −1 and 1.</summary>
/// <param name="units">Number of units, the length of a pattern; at least 2.</param>
public sealed class HopfieldAttribute(int units) : ModelAttribute
{
    /// <summary>Number of units, the length of a pattern.</summary>
    public int Units { get; } = units;
}
