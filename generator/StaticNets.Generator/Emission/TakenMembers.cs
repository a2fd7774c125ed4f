using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Declarations;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Leaves out the generated members whose place a member of the user's has: the analyzer reports the clash, and the compiler
/// shall not report it again in a file that nobody wrote.
/// </summary>
internal static class TakenMembers
{
    public static SourceFile LeaveOut(SourceFile file, NetworkDeclaration declaration)
    {
        if (declaration.Taken.Count == 0)
        {
            return file;
        }

        SyntaxNode root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
        TypeDeclarationSyntax network = root.DescendantNodes()
            .OfType<TypeDeclarationSyntax>()
            .First(type => type.Identifier.ValueText == declaration.Type.Name && type.Members.Any(m => m is ConstructorDeclarationSyntax));
        IEnumerable<MemberDeclarationSyntax> taken = network.Members.Where(member => Keys(member).Any(declaration.Taken.Contains));
        return file with { Text = root.RemoveNodes(taken, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString() };
    }

    /// <summary>What a member can be taken by: its name, and with a method also its signature.</summary>
    private static IEnumerable<string> Keys(MemberDeclarationSyntax member) =>
        member switch
        {
            ConstructorDeclarationSyntax constructor => [Signature(MethodSignature.Constructor, constructor)],
            MethodDeclarationSyntax method => [method.Identifier.ValueText, Signature(method.Identifier.ValueText, method)],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
            _ => [],
        };

    private static string Signature(string name, BaseMethodDeclarationSyntax method) =>
        MethodSignature.KeyOf(name, method.ParameterList.Parameters.Select(Parameter));

    private static string Parameter(ParameterSyntax parameter) =>
        (parameter.Modifiers.Any() ? "ref " : "") + parameter.Type!.ToString().Replace("global::", "");
}
