using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Calls;

/// <summary>The name that an expression ends with, told from the text alone.</summary>
internal static class CalledNames
{
    /// <summary><c>net.Predict</c>, <c>?.Predict</c> and <c>Predict</c> are all <c>Predict</c>.</summary>
    public static string? Of(ExpressionSyntax called) => Node(called)?.Identifier.ValueText;

    /// <summary>The name itself.</summary>
    public static SimpleNameSyntax? Node(ExpressionSyntax called) =>
        called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => null,
        };
}
