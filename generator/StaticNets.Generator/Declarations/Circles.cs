using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Declarations;

/// <summary>Finds networks and blocks that contain themselves.</summary>
internal static class Circles
{
    /// <summary>Returns why a class cannot use another network or block, if the other one is or contains the class.</summary>
    /// <param name="user">The class with the attribute.</param>
    public static string? Find(INamedTypeSymbol used, INamedTypeSymbol user) =>
        Same(used, user) ? $"a {(AttributeNames.IsBlock(used) ? "block" : "network")} cannot contain itself"
        : Contains(used, user, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default))
            ? $"it contains '{AttributeNames.Title(user)}' itself, so that neither would end"
        : null;

    private static bool Contains(INamedTypeSymbol used, INamedTypeSymbol sought, HashSet<INamedTypeSymbol> seen) =>
        seen.Add(used)
        && DeclarationReader
            .LayerAttributes(used)
            .Select(Used)
            .Any(inner => inner is not null && (Same(inner, sought) || Contains(inner, sought, seen)));

    private static INamedTypeSymbol? Used(AttributeData attribute) =>
        AttributeNames.IsUse(attribute) ? PartReader.NetworkOf(attribute)
        : AttributeNames.IsBlock(attribute.AttributeClass) ? attribute.AttributeClass
        : null;

    private static bool Same(INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
