using System.Globalization;

namespace StaticNets;

/// <summary>How full the memory of a Hopfield network is.</summary>
/// <param name="Patterns">Number of stored patterns.</param>
/// <param name="Capacity">
/// Number of random patterns that can be recalled: 0.138 for each unit by Hebb's rule, fewer than one for each unit by the pseudo-inverse rule.
/// </param>
public readonly record struct HopfieldStorage(int Patterns, double Capacity)
{
    /// <summary>Whether more patterns are stored than can be recalled.</summary>
    public bool IsOverloaded => Patterns > Capacity;

    /// <summary>Returns a sentence about the memory, which is a warning if it is overloaded.</summary>
    public override string ToString()
    {
        string patterns = Patterns.ToString(CultureInfo.InvariantCulture);
        string capacity = Capacity.ToString("0.#", CultureInfo.InvariantCulture);
        return IsOverloaded
            ? $"{patterns} patterns are stored, but only about {capacity} random patterns can be recalled: use more units, or StoreByPseudoInverse."
            : $"{patterns} of about {capacity} patterns are stored.";
    }
}
