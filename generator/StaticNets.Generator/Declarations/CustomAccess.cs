using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Declarations;

/// <summary>Whether emitted code can call a class with <c>[CustomLayer]</c>.</summary>
internal static class CustomAccess
{
    /// <summary>Returns why the code of a network cannot call the class, or <see langword="null"/> if it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type, INamedTypeSymbol network) =>
        !type.IsStatic ? "it must be static"
        : AndContainers(type).Any(one => one.IsGenericType) ? "it must have no type parameters, nor the types around it"
        : IsVisible(type, network) ? null
        : $"it is not accessible in '{network.Name}'";

    /// <summary>Whether the code of a network may name the class or the method.</summary>
    public static bool IsVisible(ISymbol symbol, INamedTypeSymbol network) =>
        !AndContainers(symbol as INamedTypeSymbol ?? symbol.ContainingType).Any(type => type.IsFileLocal)
        && (CompilationOf(network)?.IsSymbolAccessibleWithin(symbol, network) ?? true);

    /// <summary>
    /// Returns the name of the first custom layer of a part, or of parts and blocks inside it, that the network with the part cannot call: its methods
    /// are called from the code of that network. <see langword="null"/> if there is none.
    /// </summary>
    public static string? FirstHidden(INamedTypeSymbol part, INamedTypeSymbol network) =>
        FirstHidden(part, network, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));

    private static string? FirstHidden(INamedTypeSymbol part, INamedTypeSymbol network, HashSet<INamedTypeSymbol> seen)
    {
        if (!seen.Add(part))
        {
            return null;
        }

        foreach (AttributeData attribute in DeclarationReader.LayerAttributes(part))
        {
            string? hidden =
                AttributeNames.IsCustom(attribute) && CustomReader.TypeOf(attribute) is INamedTypeSymbol type && !AllVisible(type, network)
                    ? type.Name
                : AttributeNames.IsBlock(attribute.AttributeClass) ? FirstHidden(attribute.AttributeClass!, network, seen)
                : AttributeNames.IsUse(attribute) && PartReader.NetworkOf(attribute) is { } inner ? FirstHidden(inner, network, seen)
                : null;
            if (hidden is not null)
            {
                return hidden;
            }
        }

        return null;
    }

    private static bool AllVisible(INamedTypeSymbol type, INamedTypeSymbol network) =>
        IsVisible(type, network) && type.GetMembers().Where(CustomMethods.IsCalled).All(method => IsVisible(method, network));

    /// <summary>
    /// Returns the compilation that declares the network; <see langword="null"/> for a network of another assembly, whose own compilation
    /// checked it.
    /// </summary>
    public static Compilation? CompilationOf(INamedTypeSymbol network) =>
        (network.ContainingAssembly as ISourceAssemblySymbol)?.Compilation;

    private static IEnumerable<INamedTypeSymbol> AndContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            yield return around;
        }
    }
}
