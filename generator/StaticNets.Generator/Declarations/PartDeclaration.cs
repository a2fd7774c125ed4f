namespace StaticNets.Generator.Declarations;

/// <summary>The network that a <c>[Use]</c> names.</summary>
/// <param name="Network">The name of its class.</param>
/// <param name="Declaration">
/// The declaration of the network; <see langword="null"/> if there is an obstacle, or if the compiler reports an error in the network.
/// </param>
/// <param name="Obstacle">Why the network cannot be a part, if the reason was found while reading the symbols.</param>
internal sealed record PartDeclaration(string Network, NetworkDeclaration? Declaration, string? Obstacle = null)
{
    /// <summary>Whether the obstacle is that the network contains the one that uses it.</summary>
    public bool IsCircular { get; init; }

    /// <summary>Whether this part and the other one are networks of the same class.</summary>
    public bool IsSameAs(PartDeclaration other) => Network == other.Network && Declaration?.Type == other.Declaration?.Type;
}
