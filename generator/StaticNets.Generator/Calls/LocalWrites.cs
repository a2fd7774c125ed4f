using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Decides from syntax alone whether code may assign to a local variable after its declaration; doubtful cases count as assignments.
/// </summary>
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

    /// <summary>Returns the initial value of a local variable if nothing else is ever assigned to it.</summary>
    public static IOperation? OnlyValue(ILocalReferenceOperation reference, SemanticModel model, CancellationToken cancellation) =>
        !reference.Local.IsRef
        && reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax declarator
        && model.GetOperation(declarator, cancellation) is IVariableDeclaratorOperation { Initializer.Value: { } value }
        && !Any(declarator)
            ? value
            : null;

    /// <summary>
    /// Returns the enclosing member, or the whole file for top-level statements. It contains all code that can see the variable.
    /// </summary>
    public static SyntaxNode Body(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    // Matches x = …, x ??= …, (x, y) = …, ref x, out x and &x; but not x[0] = … and x.Fill(…).
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
