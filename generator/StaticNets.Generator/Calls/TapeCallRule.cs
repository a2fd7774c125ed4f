using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports SNET1021 for calls of <c>Forward</c>, <c>Backward</c> and <c>Apply</c> on a network that cannot be trained by gradients of its
/// outputs; the compiler reports only that the method does not exist.
/// </summary>
internal static class TapeCallRule
{
    private static readonly string[] _methods = ["Forward", "Backward", "Apply"];

    public static void Check(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        if (
            context.Node is InvocationExpressionSyntax syntax
            && CalledNames.Node(syntax.Expression) is { } name
            && Array.IndexOf(_methods, name.Identifier.ValueText) >= 0
            && !LossRule.IsFound(context, syntax.Expression)
            && LossRule.Receiver(context.SemanticModel, syntax, context.CancellationToken) is { } type
            && DeclarationReader.NetworkAttribute(type) is not null
            && networks.Find(type, context.CancellationToken) is { TapeObstacle: { } obstacle }
        )
        {
            Location place = name.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(CallDescriptors.NoTape, place, type.Name, name.Identifier.ValueText, obstacle));
        }
    }
}
