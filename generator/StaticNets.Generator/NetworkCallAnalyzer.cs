using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNets.Generator.Calls;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Text;

namespace StaticNets.Generator;

/// <summary>
/// SNET1008: a buffer of constant length that is given to a network and cannot hold a whole number of its rows. What is not known for
/// certain is not reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkCallAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] _methods = ["Predict", "PredictParallel", "TrainStep", "Gradient"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LayerDescriptors.BufferDoesNotFit];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated kernels are long, call no network, and would be bound for nothing.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.Network) is not null)
            {
                NetworkRows rows = new();
                start.RegisterSyntaxNodeAction(node => Analyze(node, rows), SyntaxKind.InvocationExpression);
            }
        });
    }

    // By the name first: nothing is bound for all the other calls of a program.
    private static void Analyze(SyntaxNodeAnalysisContext context, NetworkRows rows)
    {
        if (
            context.Node is InvocationExpressionSyntax syntax
            && Array.IndexOf(_methods, NameOf(syntax.Expression)) >= 0
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call
            && NetworkRows.IsNetworkMethod(call.TargetMethod)
        )
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                Check(context, call.TargetMethod, argument, rows);
            }
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, IMethodSymbol method, IArgumentOperation argument, NetworkRows rows)
    {
        if (
            argument.Parameter is not { Ordinal: < 2 } parameter
            || !NetworkRows.IsSpanOfNumbers(parameter.Type)
            || BufferLength.Of(argument.Value, context.SemanticModel!, context.CancellationToken) is not { } length
            || rows.Find(method.ContainingType, context.CancellationToken) is not { } network
        )
        {
            return;
        }

        long row = parameter.Ordinal == 0 ? network.Input : network.Output;
        if (length % row != 0)
        {
            string[] words =
            [
                parameter.Name,
                $"{method.ContainingType.Name}.{method.Name}",
                Literals.Grouped(length),
                Literals.Grouped(row),
                Literals.Grouped(2 * row),
                Literals.Grouped(3 * row),
            ];
            context.ReportDiagnostic(
                Diagnostic.Create(LayerDescriptors.BufferDoesNotFit, argument.Value.Syntax.GetLocation(), messageArgs: words)
            );
        }
    }

    private static string? NameOf(ExpressionSyntax called) =>
        called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            IdentifierNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };
}
