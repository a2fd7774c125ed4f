using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the network that a <c>[Use&lt;TNetwork&gt;]</c> names.</summary>
internal static class PartReader
{
    /// <param name="user">The class with the attribute.</param>
    /// <param name="use">The attribute.</param>
    /// <param name="caller">The class whose code calls custom layers: the user, or the network with the block that is the user.</param>
    public static PartDeclaration? Read(INamedTypeSymbol user, AttributeData use, INamedTypeSymbol caller, CancellationToken cancellation)
    {
        if (NetworkOf(use) is not { } network)
        {
            return null;
        }

        if (DeclarationReader.NetworkAttribute(network) is null)
        {
            return new PartDeclaration(network.Name, null, "it has no [Network]");
        }

        if (Circles.Find(network, user) is { } circle)
        {
            return new PartDeclaration(network.Name, null, circle) { IsCircular = true };
        }

        if (CustomAccess.FirstHidden(network, caller) is { } hidden)
        {
            return new PartDeclaration(network.Name, null, $"its custom layer '{hidden}' is not accessible in '{caller.Name}'");
        }

        // This recursion ends even if other networks contain each other: reading one of them finds an obstacle at its [Use] and
        // stops.
        NetworkDeclaration part = DeclarationReader.Read(network, cancellation);
        bool isRejected = part.HasUnknownAttribute || part.Layers.Count == 0;
        return part.Problems.Count > 0 || !isRejected
            ? new PartDeclaration(network.Name, OfUsers(part))
            : new PartDeclaration(network.Name, null);
    }

    /// <summary>Returns the class that a <c>[Use]</c> names, or <see langword="null"/> if the compiler does not know it.</summary>
    public static INamedTypeSymbol? NetworkOf(AttributeData use) =>
        use.AttributeClass is { TypeArguments: { Length: 1 } arguments }
        && arguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } network
            ? network
            : null;

    /// <summary>
    /// Returns the part without the facts that its users do not need. The networks that use the part are then not emitted again when only
    /// these facts change.
    /// </summary>
    private static NetworkDeclaration OfUsers(NetworkDeclaration part) => part with { Taken = default, HiddenNames = default };
}
