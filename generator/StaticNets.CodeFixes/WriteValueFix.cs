using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1015: replaces the name of a tensor by the one that was probably intended.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteValueFix)), Shared]
public sealed class WriteValueFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.UnknownTensor];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ExpressionSyntax? written = await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false);
        if (written is not null && context.Fix<WriteName>() is { Name: var name })
        {
            ExpressionSyntax right = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write {right}",
                    cancellation => context.Document.ReplaceAsync(written, right.WithTriviaFrom(written), cancellation),
                    nameof(WriteValueFix)
                ),
                context.Diagnostics
            );
        }
    }
}
