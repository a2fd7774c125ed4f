using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports SNET1016 for calls of training methods on a network without a loss; the compiler reports only that the method does not exist.
/// </summary>
internal static class LossRule
{
    // Most networks without a loss have another Gradient; the rule is for those that have none.
    private static readonly string[] _ofTraining =
    [
        .. Names(nameof(MeanSquaredError)).Except(Names(null), StringComparer.Ordinal).Distinct(StringComparer.Ordinal),
        "Gradient",
    ];

    public static void Check(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        if (
            context.Node is not InvocationExpressionSyntax syntax
            || CalledNames.Node(syntax.Expression) is not { } name
            || Array.IndexOf(_ofTraining, name.Identifier.ValueText) < 0
            || IsFound(context, syntax.Expression)
            || Receiver(context.SemanticModel, syntax, context.CancellationToken) is not { } type
            || DeclarationReader.NetworkAttribute(type) is not { } network
            || network.NamedArguments.Any(argument => argument.Key == "Loss")
            || OutputReader.FindAll(type).Count > 0
            || networks.Find(type, context.CancellationToken) is not { } facts
        )
        {
            return;
        }

        string advice = string.Join(" or ", facts.Losses.Select(loss => $"[Network(Loss = Loss.{loss})]"));
        context.ReportDiagnostic(
            Diagnostic.Create(
                CallDescriptors.NoLossToTrain,
                name.GetLocation(),
                FixData.Of(new AddLoss(facts.Losses)),
                type.Name,
                name.Identifier.ValueText,
                advice
            )
        );
    }

    /// <summary>Whether the compiler finds the method.</summary>
    public static bool IsFound(SyntaxNodeAnalysisContext context, ExpressionSyntax called)
    {
        SymbolInfo info = context.SemanticModel.GetSymbolInfo(called, context.CancellationToken);
        return info.Symbol is not null || info.CandidateSymbols.Length > 0;
    }

    /// <summary>Returns the type on which a method is called.</summary>
    public static INamedTypeSymbol? Receiver(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        ExpressionSyntax? receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return receiver is not null ? model.GetTypeInfo(receiver, cancellation).Type as INamedTypeSymbol
            : call.Expression is SimpleNameSyntax ? model.GetEnclosingSymbol(call.SpanStart, cancellation)?.ContainingType
            : null;
    }

    private static IEnumerable<string> Names(string? loss) =>
        MethodSignature.Of(Element.Single, NetworkPorts.OfOne(loss)).Select(signature => signature.Name);
}
