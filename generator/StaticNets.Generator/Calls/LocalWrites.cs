using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNets.Generator.Calls;

/// <summary>Whether anything may assign to a local variable behind its declaration, told from the text alone: a doubt counts as yes.</summary>
internal static class LocalWrites
{
    public static bool Any(VariableDeclaratorSyntax declarator)
    {
        string name = declarator.Identifier.ValueText;
        return Body(declarator)
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(identifier => identifier.Identifier.ValueText == name && IsWritten(identifier));
    }

    /// <summary>What a local variable holds, when nothing else than its first value is ever assigned to it.</summary>
    public static IOperation? OnlyValue(ILocalReferenceOperation reference, SemanticModel model, CancellationToken cancellation) =>
        !reference.Local.IsRef
        && reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax declarator
        && model.GetOperation(declarator, cancellation) is IVariableDeclaratorOperation { Initializer.Value: { } value }
        && !Any(declarator)
            ? value
            : null;

    /// <summary>The whole member, or the whole file for top-level statements: a lambda before the declaration cannot see it, but that is no matter.</summary>
    public static SyntaxNode Body(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    // x = …, x ??= …, (x, y) = …, ref x, out x, &x; but not x[0] = … and not x.Fill(…).
    private static bool IsWritten(SyntaxNode expression) =>
        expression.Parent switch
        {
            ParenthesizedExpressionSyntax parenthesized => IsWritten(parenthesized),
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax
                || argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword)
                || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.AddressOfExpression),
            _ => false,
        };
}
