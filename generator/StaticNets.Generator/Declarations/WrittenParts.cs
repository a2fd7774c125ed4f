using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// What the user wrote of a class. The analyzer sees it together with its generated part, the generator without; both must come
/// to the same judgement.
/// </summary>
internal static class WrittenParts
{
    // The compiler puts generated files into a folder with the full name of the generator.
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

    /// <summary>Whether the generator made a member; one of another assembly counts as written.</summary>
    public static bool IsGenerated(ISymbol member) =>
        member.Locations.Any(location => location.IsInSource) && !member.Locations.Any(IsWritten);

    public static bool IsWritten(Location location) => location.SourceTree is { } tree && IsWritten(tree);

    private static bool IsWritten(SyntaxTree tree) => tree.FilePath.IndexOf(GeneratedFolder, StringComparison.Ordinal) < 0;
}
