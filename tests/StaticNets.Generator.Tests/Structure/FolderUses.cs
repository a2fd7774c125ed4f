using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Structure;

/// <summary>Finds which folders of an assembly use types of which other folders, with the compiler's semantic model.</summary>
internal static class FolderUses
{
    private static readonly string[] _builtFolders = ["bin", "obj"];

    // The namespaces that the projects import for each file (ImplicitUsings).
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Returns the source files below a folder by their relative path, such as <c>Training/Trainer.cs</c>.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string root) =>
        Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(_builtFolders.Contains))
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path)));

    /// <summary>Returns all uses of a type of one folder in a file of another folder.</summary>
    /// <inheritdoc cref="Compile"/>
    public static IReadOnlyList<FolderUse> Find(string assembly, IReadOnlyDictionary<string, string> sources)
    {
        CSharpCompilation compilation = Compile(assembly, sources);
        return [.. compilation.SyntaxTrees.SelectMany(tree => Find(compilation.GetSemanticModel(tree)))];
    }

    /// <summary>Compiles the sources as one assembly.</summary>
    /// <param name="assembly">Name of the assembly. It can use the internal types of assemblies that declare it as a friend.</param>
    /// <param name="sources">Text by path.</param>
    public static CSharpCompilation Compile(string assembly, IReadOnlyDictionary<string, string> sources) =>
        CSharpCompilation.Create(
            assembly,
            sources.Select(file => Parse(file.Value, file.Key)).Append(Parse(Usings, "Usings.cs")),
            TestCompilation.References,
            TestCompilation.Options.WithAllowUnsafe(true)
        );

    /// <summary>Returns the folder of a path, <c>Training</c> for <c>Training/Trainer.cs</c>, or the empty name.</summary>
    public static string Folder(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    private static IEnumerable<FolderUse> Find(SemanticModel model)
    {
        string file = model.SyntaxTree.FilePath;
        return model
            .SyntaxTree.GetRoot()
            .DescendantNodes(descendIntoTrivia: false)
            .OfType<SimpleNameSyntax>()
            .Select(name => TypeOf(model.GetSymbolInfo(name)))
            .OfType<INamedTypeSymbol>()
            .Distinct(SymbolEqualityComparer.Default)
            .Select(type => (Type: type!.Name, Home: type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath))
            .Where(use => use.Home is not null && Folder(use.Home) != Folder(file))
            .Select(use => new FolderUse(Folder(file), Folder(use.Home!), $"{file} uses {use.Type} of {use.Home}"));
    }

    /// <summary>Returns the type that a name refers to; for an extension method its class.</summary>
    private static INamedTypeSymbol? TypeOf(SymbolInfo info) =>
        (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.OriginalDefinition,
            IMethodSymbol { IsExtensionMethod: true } method => method.ContainingType.OriginalDefinition,
            _ => null,
        };
}
