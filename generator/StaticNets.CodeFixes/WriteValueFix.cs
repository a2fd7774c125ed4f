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
        context.Diagnostics[0].Properties.TryGetValue(FixData.Value, out string? value);
        if (written is not null && !string.IsNullOrEmpty(value))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write {value}",
                    cancellation =>
                        context.Document.ReplaceAsync(written, SyntaxFactory.ParseExpression(value!).WithTriviaFrom(written), cancellation),
                    nameof(WriteValueFix)
                ),
                context.Diagnostics
            );
        }
    }
}
