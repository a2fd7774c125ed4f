using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>Conditions of the source around a network, without which nothing can be emitted for it.</summary>
internal static class SourceRules
{
    // Emitted code decides between spans and tensors by [OverloadResolutionPriority], which C# 13 brought.
    private const LanguageVersion Oldest = LanguageVersion.CSharp13;

    /// <summary>
    /// Whether the class, the types around it and its namespace have names. While somebody types <c>namespace A. .B</c> or <c>class</c> one is
    /// missing; the compiler says so, and a second part without that name would only repeat its errors.
    /// </summary>
    public static bool HasAllNames(INamedTypeSymbol type)
    {
        for (
            ISymbol? symbol = type;
            symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true };
            symbol = symbol.ContainingSymbol
        )
        {
            if (symbol is INamespaceOrTypeSymbol && symbol.Name.Length == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>SNET0020: the class is compiled as a version of C# that cannot compile emitted code.</summary>
    public static Problem? LanguageProblem(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options
            is CSharpParseOptions { LanguageVersion: < Oldest and var version }
            ? Problem.At(Place.OnClass, ProblemIds.OldLanguage, type.Name, version.ToDisplayString())
            : null;

    /// <summary>
    /// SNET0021: another generator wrote the class, as Razor does with an <c>@code</c> block. Generators do not see each other's files; the
    /// analyzer sees all of them, and finds a class that could be completed and has not been.
    /// </summary>
    /// <param name="isGenerated">Whether the class stands in generated code. In other code a part may be missing while the editor is behind.</param>
    public static Problem? UnseenProblem(INamedTypeSymbol type, NetworkDeclaration declaration, bool isGenerated) =>
        isGenerated && declaration.CanEmit && !WrittenParts.HasGenerated(type)
            ? Problem.At(Place.OnClass, ProblemIds.UnseenClass, type.Name)
            : null;
}
