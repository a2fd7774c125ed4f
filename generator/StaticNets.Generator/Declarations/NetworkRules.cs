using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET0013: a class has layers but no <c>[Network]</c>, so the generator ignores it.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Problem> Check(INamedTypeSymbol type)
    {
        // An attribute that the compiler does not know may be a misspelt [Network]. The compiler reports it, so SNET0013 does not.
        if (
            !AttributeNames.IsBlock(type)
            && DeclarationReader.FirstAttribute(type) is { } first
            && !type.GetAttributes().Any(AttributeNames.IsUnknown)
        )
        {
            yield return Problem.At(Place.OnClass, ProblemIds.LayersWithoutNetwork, type.Name, AttributeNames.Kind(first));
        }
    }
}
