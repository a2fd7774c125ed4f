using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET0009 for the user's members that have the name or the signature of a generated member.</summary>
internal static class MemberClashes
{
    /// <summary>
    /// Returns the generated members that clash with the user's members; each is a name, or the signature of one overload. They are not
    /// emitted, so that the compiler does not report the clash too.
    /// </summary>
    public static EquatableArray<string> Check(INamedTypeSymbol type, GeneratedMembers generated, List<Problem> problems)
    {
        List<string> taken = [];
        foreach ((ISymbol member, int item) in Numbered(type))
        {
            if (generated.ClashOf(member) is { } clash)
            {
                taken.Add(clash);
                Report(type, member, item, "StaticNets generates one, so give yours another name", problems);
            }
        }

        foreach (ISymbol member in Inherited(type))
        {
            if (generated.ClashOf(member) is { } clash && !taken.Contains(clash))
            {
                taken.Add(clash);
                string advice =
                    $"StaticNets generates one, which would hide that of '{member.ContainingType.Name}'; derive from another class";
                problems.Add(Problem.At(Place.OnClass, ProblemIds.MemberClash, type.Name, member.Name, advice));
            }
        }

        return taken.ToEquatableArray();
    }

    /// <summary>Returns the inherited members of a class.</summary>
    public static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            foreach (ISymbol member in ancestor.GetMembers())
            {
                if (
                    member.DeclaredAccessibility != Accessibility.Private
                    && !WrittenParts.IsGenerated(member)
                    && member is not IMethodSymbol { MethodKind: MethodKind.Constructor }
                )
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>
    /// Reports the user's members that have one of the names that a layer's property needs; returns whether there are any.
    /// </summary>
    public static bool CheckProperty(INamedTypeSymbol type, string layer, string[] names, List<Problem> problems)
    {
        int before = problems.Count;
        foreach ((ISymbol member, int item) in Numbered(type).Where(pair => names.Contains(pair.Member.Name)))
        {
            Report(
                type,
                member,
                item,
                $"the layer \"{layer}\" receives a property of this name; rename your member or the layer",
                problems
            );
        }

        return problems.Count > before;
    }

    /// <summary>Returns the user's members, each with its index among the members of the same name.</summary>
    public static IEnumerable<(ISymbol Member, int Item)> Numbered(INamedTypeSymbol type) =>
        WrittenParts.Members(type).GroupBy(member => member.Name).SelectMany(group => group.Select((member, item) => (member, item)));

    private static void Report(INamedTypeSymbol type, ISymbol member, int item, string advice, List<Problem> problems)
    {
        string shown = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.Name : member.Name;
        problems.Add(Problem.At(new Place(Place.Member, member.Name, item), ProblemIds.MemberClash, type.Name, shown, advice));
    }
}
