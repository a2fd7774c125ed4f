using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// SNET0009: names that are taken. Members of the user's (or inherited ones) against generated ones, and the properties of
/// layers against everything.
/// </summary>
internal static class MemberClashes
{
    public static void Check(
        INamedTypeSymbol type,
        EquatableArray<LayerDeclaration> layers,
        Element element,
        bool trains,
        List<Problem> problems
    )
    {
        GeneratedMembers generated = new(element, trains);
        HashSet<string> properties = CheckLayers(type, layers, generated, problems);
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (ISymbol member in OwnMembers(type))
        {
            bool clashes = properties.Contains(member.Name) || generated.Clashes(member);
            if (clashes && reported.Add(member.Name))
            {
                string shown = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.Name : member.Name;
                problems.Add(Problem.At(new Place(Place.Class, member.Name), ProblemIds.MemberClash, type.Name, shown));
            }
        }
    }

    /// <summary>The properties of the layers; one that cannot stand on the class is reported at its layer.</summary>
    private static HashSet<string> CheckLayers(
        INamedTypeSymbol type,
        EquatableArray<LayerDeclaration> layers,
        GeneratedMembers generated,
        List<Problem> problems
    )
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> properties = new(StringComparer.Ordinal);
        for (int i = 0; i < layers.Count; i++)
        {
            string property = Identifiers.Pascal(layers[i].Name);
            if (!Identifiers.IsLayerName(layers[i].Name) || !names.Add(layers[i].Name))
            {
                continue;
            }

            bool stands = LayerCatalogue.Find(layers[i].Kind)?.HasParameters == true;
            bool taken = stands && (property == type.Name || generated.IsTaken(property) || IsInherited(type, property));
            if (!properties.Add(property) || taken)
            {
                problems.Add(Problem.At(new Place(i, "Name"), ProblemIds.MemberClash, type.Name, property));
            }
        }

        IEnumerable<string> standing = layers
            .Where(layer => LayerCatalogue.Find(layer.Kind)?.HasParameters == true)
            .Select(layer => Identifiers.Pascal(layer.Name));
        return new HashSet<string>(
            standing.SelectMany(name => new[] { name, name + GeneratedMembers.TensorsEnding }),
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<ISymbol> OwnMembers(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.Locations.Any(location => location.IsInSource));

    private static bool IsInherited(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers(name).Any(member => member.DeclaredAccessibility != Accessibility.Private))
            {
                return true;
            }
        }

        return false;
    }
}
