using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports a call of a method that some networks have and this one has not, with the reason; the compiler reports only that the method does
/// not exist.
/// </summary>
internal static class MissingMethodRule
{
    /// <param name="methods">The names of the methods.</param>
    /// <param name="obstacle">Returns why a network does not have these methods, or <see langword="null"/> if it has them.</param>
    /// <param name="descriptor">The diagnostic; its arguments are the class, the method and the reason.</param>
    public static void Check(
        SyntaxNodeAnalysisContext context,
        KnownNetworks networks,
        string[] methods,
        Func<NetworkFacts, string?> obstacle,
        DiagnosticDescriptor descriptor
    )
    {
        if (
            context.Node is InvocationExpressionSyntax syntax
            && CalledNames.Node(syntax.Expression) is { } name
            && Array.IndexOf(methods, name.Identifier.ValueText) >= 0
            && !LossRule.IsFound(context, syntax.Expression)
            && LossRule.Receiver(context.SemanticModel, syntax, context.CancellationToken) is { } type
            && DeclarationReader.NetworkAttribute(type) is not null
            && networks.Find(type, context.CancellationToken) is { } network
            && obstacle(network) is { } reason
        )
        {
            context.ReportDiagnostic(Diagnostic.Create(descriptor, name.GetLocation(), type.Name, name.Identifier.ValueText, reason));
        }
    }
}
