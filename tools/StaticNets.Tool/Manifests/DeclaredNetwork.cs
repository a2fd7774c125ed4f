namespace StaticNets.Tool.Manifests;

/// <summary>What the attributes of a network state beyond its manifest.</summary>
/// <param name="Layers">The attributes of the layers, in the order of the manifest's layers.</param>
/// <param name="HasAnySteps">Whether the input is declared with <c>Steps.Any</c>; the manifest has 1 for it.</param>
internal sealed record DeclaredNetwork(IReadOnlyList<DeclaredLayer> Layers, bool HasAnySteps);
