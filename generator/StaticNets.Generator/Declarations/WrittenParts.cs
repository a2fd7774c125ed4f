using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Finds the parts of a class that the user wrote. The generator sees only these parts; the analyzer also sees the generated part.
/// The generator and the analyzer must come to the same result.
/// </summary>
internal static class WrittenParts
{
    // The compiler places generated files in a folder with the full name of the generator.
    private const string GeneratedFolder = "StaticNets.Generator.NetworkGenerator";

    public static IReadOnlyList<TypeDeclarationSyntax> Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        type
            .DeclaringSyntaxReferences.Where(reference => IsWritten(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .ToList();

    /// <summary>Whether the generator has added a part to the class.</summary>
    public static bool HasGenerated(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(part => !IsWritten(part.SyntaxTree));

    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.Locations.Any(IsWritten));

    /// <summary>Whether the generator emitted a member; a member of another assembly counts as written by the user.</summary>
    public static bool IsGenerated(ISymbol member) =>
        member.Locations.Any(location => location.IsInSource) && !member.Locations.Any(IsWritten);

    public static bool IsWritten(Location location) => location.SourceTree is { } tree && IsWritten(tree);

    private static bool IsWritten(SyntaxTree tree) => tree.FilePath.IndexOf(GeneratedFolder, StringComparison.Ordinal) < 0;
}
