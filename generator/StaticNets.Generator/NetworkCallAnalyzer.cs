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
/// Checks calls of a network's methods. SNET1008: a buffer whose constant length is not a whole number of rows; SNET1015: a tensor that
/// does not exist; SNET1016: training without a loss; SNET1021: training by gradients of the outputs, of a network that cannot; SNET1022:
/// outputs of layers, of a network declared without them; SNET1202: a step of a network that needs the whole sequence; SNET1203: a constant
/// index outside of the vocabulary. A call is reported only if it is certainly wrong.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkCallAnalyzer : DiagnosticAnalyzer
{
    // The parameters of a step are a state and the spans; those of the other methods begin with the spans.
    private const string Step = "Step";

    private static readonly string[] _methods =
    [
        "Predict",
        "PredictParallel",
        "PredictClass",
        "PredictClasses",
        "TrainStep",
        "Forward",
        "Gradient",
        "Activations",
        Step,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [LayerDescriptors.BufferDoesNotFit, .. CallDescriptors.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated files are long and call no networks: analysing them would only take time.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.Network) is not null)
            {
                KnownNetworks networks = new();
                start.RegisterSyntaxNodeAction(
                    node =>
                    {
                        Analyze(node, networks);
                        TensorNameRule.CheckSet(node, networks);
                        LossRule.Check(node, networks);
                        TapeCallRule.Check(node, networks);
                        ActivationCallRule.Check(node, networks);
                        StepCallRule.Check(node, networks);
                    },
                    SyntaxKind.InvocationExpression
                );
                start.RegisterSyntaxNodeAction(node => TensorNameRule.CheckElement(node, networks), SyntaxKind.ElementAccessExpression);
            }
        });
    }

    // Compares names before it calls the semantic model: semantic analysis is slow, and most calls of a program concern no network.
    private static void Analyze(SyntaxNodeAnalysisContext context, KnownNetworks networks)
    {
        if (
            context.Node is InvocationExpressionSyntax syntax
            && Array.IndexOf(_methods, CalledNames.Of(syntax.Expression)) >= 0
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call
            && KnownNetworks.IsNetworkMember(call.TargetMethod)
        )
        {
            bool isStep = call.TargetMethod.Name == Step;
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is not { } parameter)
                {
                    continue;
                }

                if (!isStep)
                {
                    CheckLength(context, call.TargetMethod, parameter, argument, networks);
                }

                if (IndexRule.IsSpanOfIndices(parameter.Type))
                {
                    IndexRule.Check(context, call.TargetMethod.ContainingType, argument, parameter.Ordinal - (isStep ? 1 : 0), networks);
                }
            }
        }
    }

    private static void CheckLength(
        SyntaxNodeAnalysisContext context,
        IMethodSymbol method,
        IParameterSymbol parameter,
        IArgumentOperation argument,
        KnownNetworks networks
    )
    {
        bool areNumbers = KnownNetworks.IsSpanOfNumbers(parameter.Type);
        if (
            !(areNumbers || IndexRule.IsSpanOfIndices(parameter.Type))
            || BufferLength.Of(argument.Value, context.SemanticModel!, context.CancellationToken) is not { } length
            || networks.Find(method.ContainingType, context.CancellationToken) is not { } network
            || !(areNumbers || parameter.Ordinal < network.Inputs.Count)
        )
        {
            return;
        }

        // The first parameters of the method are the inputs and then the outputs or targets, in the order of the declaration. The array
        // contains the length of one row of each of these parameters.
        long[] rows = [.. network.Inputs, .. network.Outputs];
        if (parameter.Ordinal < rows.Length && rows[parameter.Ordinal] is var row && length % row != 0)
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
}
