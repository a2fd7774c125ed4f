using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET0001 and SNET0002: adds <c>partial</c> to a type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NotPartial, ProblemIds.ContainingTypeNotPartial];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? type = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (type is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Make '{type.Identifier.ValueText}' partial",
                    cancellation => context.Document.ReplaceAsync(type, WithPartial(type), cancellation),
                    nameof(AddPartialFix)
                ),
                context.Diagnostics
            );
        }
    }

    /// <summary>
    /// Inserts the modifier directly before <c>class</c>. If <c>class</c> was the first token, the comments and line breaks before it are
    /// now before the modifier.
    /// </summary>
    internal static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken keyword = type.Keyword;
        SyntaxToken partial = SyntaxFactory.Token(
            keyword.LeadingTrivia,
            SyntaxKind.PartialKeyword,
            SyntaxFactory.TriviaList(SyntaxFactory.Space)
        );
        return (TypeDeclarationSyntax)type.WithKeyword(keyword.WithLeadingTrivia()).AddModifiers(partial);
    }
}
