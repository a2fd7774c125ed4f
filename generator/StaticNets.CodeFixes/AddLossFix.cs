using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Calls;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1016: adds to <c>[Network]</c> a loss that fits the output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLossFix)), Shared]
public sealed class AddLossFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NoLossToTrain];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        InvocationExpressionSyntax? call = await context.FindAsync<InvocationExpressionSyntax>().ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (
            call is null
            || context.Fix<AddLoss>() is not { } fix
            || LossRule.Receiver(model!, call, context.CancellationToken) is not { } type
            || DeclarationReader.NetworkAttribute(type) is not { } network
        )
        {
            return;
        }

        foreach (string loss in fix.Losses)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write [Network(Loss = Loss.{loss})]",
                    cancellation =>
                        AttributeEdit.ChangeAsync(
                            context.Document,
                            network,
                            written => AttributeEdit.WithProperty(written, "Loss", AttributeEdit.Member("Loss", loss)),
                            cancellation
                        ),
                    nameof(AddLossFix) + loss
                ),
                context.Diagnostics
            );
        }
    }
}
