using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1002: replaces the number of inputs by the number of outputs of the layer above.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectInputsFix)), Shared]
public sealed class CorrectInputsFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.InputsContradict];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ExpressionSyntax? written = await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false);
        if (written is null || context.Fix<CorrectInputs>() is not { Inputs: <= int.MaxValue and var inputs })
        {
            return;
        }

        ExpressionSyntax right = SyntaxFactory
            .LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal((int)inputs))
            .WithTriviaFrom(written);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write Inputs = {right}",
                cancellation => context.Document.ReplaceAsync(written, right, cancellation),
                nameof(CorrectInputsFix)
            ),
            context.Diagnostics
        );
    }
}
