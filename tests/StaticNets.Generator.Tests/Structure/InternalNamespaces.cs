using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Tests.Structure;

/// <summary>
/// Checks that the namespaces of an assembly's internal types follow its folders. Public types are not checked: their namespaces are chosen
/// for users.
/// </summary>
internal static class InternalNamespaces
{
    /// <summary>Returns the internal types in the assembly's own source whose namespace is not that of their folder.</summary>
    /// <param name="assembly">Name of the assembly and of its root namespace.</param>
    /// <param name="sources">Text by path.</param>
    /// <param name="others">Folders whose types have other namespaces.</param>
    public static IEnumerable<string> Misplaced(
        string assembly,
        IReadOnlyDictionary<string, string> sources,
        IReadOnlyDictionary<string, string[]> others
    ) =>
        from type in Types(FolderUses.Compile(assembly, sources).Assembly.GlobalNamespace)
        where type.DeclaredAccessibility != Accessibility.Public
        // The class around top-level statements has no declaration and is left out.
        from declaration in type.DeclaringSyntaxReferences.Where(reference => reference.GetSyntax() is MemberDeclarationSyntax)
        let path = declaration.SyntaxTree.FilePath
        let found = type.ContainingNamespace.ToDisplayString()
        let expected = Expected(assembly, FolderUses.Folder(path), others)
        where !expected.Contains(found)
        select $"{path}: {type.Name} is in {found} instead of {string.Join(" or ", expected)}";

    private static string[] Expected(string assembly, string folder, IReadOnlyDictionary<string, string[]> others) =>
        others.TryGetValue(folder, out string[]? namespaces) ? namespaces
        : folder.Length == 0 ? [assembly]
        : [assembly + "." + folder.Replace('/', '.')];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol root) =>
        root.GetTypeMembers().Concat(root.GetNamespaceMembers().SelectMany(Types));
}
