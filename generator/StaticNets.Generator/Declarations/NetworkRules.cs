using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>SNET0013: layers on a class that the generator passes over, because it lacks <c>[Network]</c>.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Problem> Check(INamedTypeSymbol type)
    {
        // An attribute that the compiler does not know may be a misspelt [Network], and the compiler says so.
        if (DeclarationReader.FirstAttribute(type) is { } first && !type.GetAttributes().Any(AttributeNames.IsUnknown))
        {
            yield return Problem.At(Place.OnClass, ProblemIds.LayersWithoutNetwork, type.Name, AttributeNames.Kind(first));
        }
    }
}
