using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1007, SNET2002, SNET2005: replaces the loss by one that fits the output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitLossFix)), Shared]
public sealed class FitLossFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [ProblemIds.LossDoesNotFit, ProblemIds.SquaredErrorOfSoftmax, ProblemIds.UnboundedLoss];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ExpressionSyntax? written = await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false);
        if (written is null || context.Fix<FitLoss>() is not { Loss: var loss })
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use Loss.{loss}",
                cancellation =>
                    context.Document.ReplaceAsync(written, AttributeEdit.Member("Loss", loss).WithTriviaFrom(written), cancellation),
                nameof(FitLossFix)
            ),
            context.Diagnostics
        );
    }
}
