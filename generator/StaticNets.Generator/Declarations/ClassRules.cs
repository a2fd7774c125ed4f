using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>Which classes can be networks: partial, with partial types around, and of a kind that a second part can complete.</summary>
internal static class ClassRules
{
    /// <summary>Whether code can be emitted for the class.</summary>
    public static bool Check(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        int before = problems.Count;
        if (WrongKind(type, cancellation) is { } reason)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.WrongKindOfClass, type.Name, reason));
        }

        if (!IsPartial(type, cancellation))
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NotPartial, type.Name));
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellation))
            {
                problems.Add(Problem.At(new Place(Place.Class, outer.Name, 1), ProblemIds.ContainingTypeNotPartial, outer.Name, type.Name));
            }
        }

        return problems.Count == before;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string? WrongKind(INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType && outer.TypeParameters.Length > 0)
            {
                return SymbolEqualityComparer.Default.Equals(outer, type) ? "generic" : $"nested in the generic type {outer.Name}";
            }
        }

        return type.IsStatic ? "static"
            : type.IsRecord ? "a record"
            : type.IsAbstract ? "abstract"
            : IsFileLocal(type) ? "file-local"
            : Parts(type, cancellation).Any(part => part.ParameterList is not null) ? "declared with a primary constructor"
            : null;
    }

    private static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();
}
