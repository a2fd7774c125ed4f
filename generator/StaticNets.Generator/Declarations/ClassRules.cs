using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Checks whether a class can be a network: the class and the types around it must be partial, and the class must be of a kind that a
/// generated part can complete.
/// </summary>
internal static class ClassRules
{
    /// <summary>Reports the problems of a class and returns whether code can be emitted for it.</summary>
    public static bool Check(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation) =>
        Check(type, WrongKind(type, cancellation) ?? WrongNetwork(type), problems, cancellation);

    /// <summary>The same for a class with a model that is no stack of layers.</summary>
    /// <param name="members">The names of the members that the class receives.</param>
    public static bool CheckModel(
        INamedTypeSymbol type,
        IEnumerable<string> members,
        List<Problem> problems,
        CancellationToken cancellation
    )
    {
        string? reason = WrongKind(type, cancellation) ?? (members.Contains(type.Name) ? "called like a member that it receives" : null);
        return Check(type, reason, problems, cancellation);
    }

    private static bool Check(INamedTypeSymbol type, string? wrong, List<Problem> problems, CancellationToken cancellation)
    {
        int before = problems.Count;
        if (wrong is { } reason)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.WrongKindOfClass, type.Name, reason));
            return false;
        }

        Partiality own = PartialityOf(type, cancellation);
        if (own == Partiality.Missing)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NotPartial, type.Name));
        }

        bool isRejected = type.TypeKind != TypeKind.Class || own == Partiality.Rejected;
        int depth = 0;
        foreach (INamedTypeSymbol outer in Containers(type))
        {
            depth++;
            Partiality partiality = PartialityOf(outer, cancellation);
            isRejected |= partiality == Partiality.Rejected;
            if (partiality == Partiality.Missing)
            {
                Place place = new(Place.Container, null, depth);
                problems.Add(Problem.At(place, ProblemIds.ContainingTypeNotPartial, outer.Name, type.Name));
            }
        }

        return problems.Count == before && !isRejected;
    }

    /// <summary>Returns the containing types of a type, from the innermost outward.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    private static Partiality PartialityOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IReadOnlyList<TypeDeclarationSyntax> parts = WrittenParts.Of(type, cancellation);
        return parts.Any(part => part.Modifiers.Any(SyntaxKind.PartialKeyword)) ? Partiality.Given
            : parts.Count == 1 ? Partiality.Missing
            : Partiality.Rejected;
    }

    private static string? WrongKind(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // The attribute is not allowed on a struct. The compiler reports that, so this rule does not.
        if (type.TypeKind != TypeKind.Class)
        {
            return null;
        }

        return type.IsStatic ? "static"
            : type.IsRecord ? "a record"
            : type.IsAbstract ? "abstract"
            : type.TypeParameters.Length > 0 ? "generic"
            : Containers(type).FirstOrDefault(outer => outer.TypeParameters.Length > 0) is { } generic
                ? $"nested in the generic type '{generic.Name}'"
            : AttributeNames.IsBlock(type) ? "a block, whose layers stand where it is used"
            : type.IsFileLocal ? "visible in its own file only"
            : Containers(type).FirstOrDefault(outer => outer.IsFileLocal) is { } local
                ? $"nested in '{local.Name}', which is visible in its own file only"
            : WrittenParts.Of(type, cancellation).Any(part => part.ParameterList is not null) ? "declared with a primary constructor"
            : RequiredMember(type) is { } required ? $"asking for '{required}' to be set, which Load and Clone cannot do"
            : null;
    }

    private static string? WrongNetwork(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return null;
        }

        return GeneratedMembers.IsAlways(type.Name) ? "called like a member that every network has"
            : IsCalledLikeMemberOfState(type) ? "called like a member that networks with recurrent layers or causal convolutions have"
            : IsCalledLikeMemberOfTape(type) ? "called like a member that networks without a loss have"
            : IsCalledLikeMemberOfActivations(type) ? "called like a member that networks with Activations = true have"
            : BaseNetwork(type) is { } network ? $"derived from the network '{network.Name}'"
            : HasSimpleBase(type) ? null
            : $"derived from '{type.BaseType!.Name}', which has no constructor without parameters";
    }

    private static bool IsCalledLikeMemberOfState(INamedTypeSymbol type) =>
        GeneratedMembers.OfState.Contains(type.Name) && DeclarationReader.LayerAttributes(type).Any(KeepsState);

    private static bool IsCalledLikeMemberOfTape(INamedTypeSymbol type) =>
        GeneratedMembers.OfTape.Contains(type.Name)
        && !OutputReader.FindAll(type).Append(DeclarationReader.NetworkAttribute(type)).Any(HasLoss);

    private static bool IsCalledLikeMemberOfActivations(INamedTypeSymbol type) =>
        GeneratedMembers.OfActivations.Contains(type.Name) && GeneratedMembers.AreActivationsIn(DeclarationReader.NetworkAttribute(type));

    private static bool HasLoss(AttributeData? attribute) => attribute?.NamedArguments.Any(argument => argument.Key == "Loss") == true;

    private static bool KeepsState(AttributeData layer) =>
        !AttributeNames.IsBlock(layer.AttributeClass)
        && LayerCatalogue.KeepsState(AttributeNames.Kind(layer), ArgumentReader.Read(layer) ?? default);

    private static INamedTypeSymbol? BaseNetwork(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (DeclarationReader.NetworkAttribute(ancestor) is not null)
            {
                return ancestor;
            }
        }

        return null;
    }

    private static string? RequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (
                ancestor.GetMembers().FirstOrDefault(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is
                { } member
            )
            {
                return member.Name;
            }
        }

        return null;
    }

    private static bool HasSimpleBase(INamedTypeSymbol type) =>
        type.BaseType is not { TypeKind: TypeKind.Class } parent
        || parent.InstanceConstructors.Any(c => c.Parameters.Length == 0 && c.DeclaredAccessibility != Accessibility.Private);

    private enum Partiality
    {
        /// <summary>At least one part is declared partial. If other parts are not, the compiler reports them.</summary>
        Given,

        /// <summary>The only declaration is not partial.</summary>
        Missing,

        /// <summary>Several declarations, none partial: the compiler rejects them.</summary>
        Rejected,
    }
}
