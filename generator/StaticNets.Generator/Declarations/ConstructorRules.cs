using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET0012: a user's constructor must call a generated one, otherwise the network has no engine.</summary>
internal static class ConstructorRules
{
    public static void Check(INamedTypeSymbol type, GeneratedMembers generated, List<Problem> problems, CancellationToken cancellation)
    {
        foreach ((ISymbol member, int item) in MemberClashes.Numbered(type))
        {
            if (
                member is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && generated.ClashOf(member) is null
                && member.DeclaringSyntaxReferences.Any(reference => !Chains(reference.GetSyntax(cancellation)))
            )
            {
                problems.Add(Problem.At(new Place(Place.Member, member.Name, item), ProblemIds.ConstructorDoesNotChain, type.Name));
            }
        }
    }

    private static bool Chains(SyntaxNode declaration) =>
        declaration is not ConstructorDeclarationSyntax constructor
        || constructor.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) == true;
}
