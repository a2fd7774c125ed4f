namespace StaticNets.Generator.Declarations;

/// <summary>The network that a <c>[Use]</c> names.</summary>
/// <param name="Network">The name of its class.</param>
/// <param name="Declaration">
/// Its declaration; <see langword="null"/> with an obstacle, or when the compiler reports something about it.
/// </param>
/// <param name="Obstacle">Why it cannot be a part, if that follows from symbols.</param>
internal sealed record PartDeclaration(string Network, NetworkDeclaration? Declaration, string? Obstacle = null)
{
    /// <summary>Whether both are the same class.</summary>
    public bool IsSameAs(PartDeclaration other) => Network == other.Network && Declaration?.Type == other.Declaration?.Type;
}
