using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Calls;

/// <summary>Finds the last name of an expression from its syntax alone.</summary>
internal static class CalledNames
{
    /// <summary>Returns <c>Predict</c> for <c>net.Predict</c>, <c>?.Predict</c> and <c>Predict</c>.</summary>
    public static string? Of(ExpressionSyntax called) => Node(called)?.Identifier.ValueText;

    /// <summary>Returns the syntax node of the name.</summary>
    public static SimpleNameSyntax? Node(ExpressionSyntax called) =>
        called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => null,
        };
}
