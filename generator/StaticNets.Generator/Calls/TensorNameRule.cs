using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Text;
using StaticNets.Parameters;

namespace StaticNets.Generator.Calls;

/// <summary>Reports SNET1015 if parameters or gradients are accessed by a constant name that no tensor of the network has.</summary>
internal static class TensorNameRule
{
    private const int MostNames = 12;

    /// <summary>
    /// Checks <c>net.Parameters["dense/kernel"]</c> and the same indexer on gradients and on the argument of <c>Parameters.Edit</c>.
    /// </summary>
    public static void CheckElement(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        // Semantic analysis is slow. So it runs only if the index is a string literal or the indexed expression ends with "Parameters".
        if (
            context.Node is ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } names } syntax
            && (
                names[0].Expression.IsKind(SyntaxKind.StringLiteralExpression)
                || CalledNames.Of(syntax.Expression) == ParameterOwner.Parameters
            )
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken)
                is IPropertyReferenceOperation { Instance: { } tensors, Property.IsIndexer: true, Arguments: { Length: 1 } arguments }
        )
        {
            Check(context, tensors, arguments[0], networks);
        }
    }

    /// <summary>Checks <c>net.Parameters.Set("dense/kernel", …)</c>.</summary>
    public static void CheckSet(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        if (
            context.Node is InvocationExpressionSyntax syntax
            && CalledNames.Of(syntax.Expression) == "Set"
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken)
                is IInvocationOperation { Instance: { } tensors, TargetMethod.Name: "Set" } call
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } name
        )
        {
            Check(context, tensors, name, networks);
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, IOperation tensors, IArgumentOperation argument, KnownNetworks networks)
    {
        if (
            argument.Value.ConstantValue is not { HasValue: true, Value: string name }
            || !ParameterOwner.IsTensorSet(tensors.Type)
            || ParameterOwner.Find(tensors, context.SemanticModel, context.CancellationToken) is not { } network
            || networks.Find(network, context.CancellationToken) is not { } facts
            || facts.Tensors.Contains(name)
        )
        {
            return;
        }

        string? nearest = NearestName.Find(name, facts.Tensors);
        string advice =
            facts.Tensors.Count == 0 ? "none of its layers has weights"
            : nearest is not null ? $"did you mean {Literals.String(nearest)}?"
            : "its tensors are "
                + string.Join(", ", facts.Tensors.Take(MostNames).Select(Literals.String))
                + (facts.Tensors.Count > MostNames ? ", …" : "");
        context.ReportDiagnostic(
            Diagnostic.Create(
                CallDescriptors.UnknownTensor,
                argument.Value.Syntax.GetLocation(),
                nearest is null ? null : FixData.Of(new WriteName(nearest)),
                network.Name,
                name,
                advice
            )
        );
    }
}
