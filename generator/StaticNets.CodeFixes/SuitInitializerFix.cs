using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET2006: replaces the initialiser by the one that fits the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuitInitializerFix)), Shared]
public sealed class SuitInitializerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.UnsuitedInitializer];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ExpressionSyntax? written = await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false);
        if (written is null || context.Fix<SuitInitializer>() is not { Initializer: var suited })
        {
            return;
        }

        ExpressionSyntax right = AttributeEdit.Member("Initializer", suited).WithTriviaFrom(written);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use Initializer.{suited}",
                cancellation => context.Document.ReplaceAsync(written, right, cancellation),
                nameof(SuitInitializerFix)
            ),
            context.Diagnostics
        );
    }
}
