using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Checks that code can be emitted for the source: that no name is missing, that the C# version is new enough, and that the generator sees
/// the class.
/// </summary>
internal static class SourceRules
{
    // Emitted overloads for spans and tensors need [OverloadResolutionPriority], which exists since C# 13.
    private const LanguageVersion Oldest = LanguageVersion.CSharp13;

    /// <summary>
    /// Whether the class, its containing types and its namespace have names. While the user types <c>namespace A. .B</c> or <c>class</c>, a
    /// name is missing. The compiler reports this, and emitted code without the name would only repeat the error.
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

    /// <summary>Returns SNET0020 if the class is compiled as a version of C# that cannot compile emitted code.</summary>
    public static Problem? LanguageProblem(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options
            is CSharpParseOptions { LanguageVersion: < Oldest and var version }
            ? Problem.At(Place.OnClass, ProblemIds.OldLanguage, type.Name, version.ToDisplayString())
            : null;

    /// <summary>
    /// Returns SNET0021 if another generator wrote the class, as Razor does with an <c>@code</c> block. Generators do not see each other's
    /// output; the analyzer sees all files, and finds a class that could have been completed but was not.
    /// </summary>
    /// <param name="isGenerated">
    /// Whether the class is in generated code. A class in other code is not reported: its generated part may be missing only because
    /// the editor has not run the generator yet.
    /// </param>
    public static Problem? UnseenProblem(INamedTypeSymbol type, NetworkDeclaration declaration, bool isGenerated) =>
        isGenerated && declaration.CanEmit && !WrittenParts.HasGenerated(type)
            ? Problem.At(Place.OnClass, ProblemIds.UnseenClass, type.Name)
            : null;
}
