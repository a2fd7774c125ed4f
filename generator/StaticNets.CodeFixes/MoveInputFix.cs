using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET0014: moves <c>[Input]</c> above the first layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveInputFix)), Shared]
public sealed class MoveInputFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.InputBelowLayers];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        AttributeSyntax? input = await context.FindAsync<AttributeSyntax>().ConfigureAwait(false);
        if (input?.Parent is AttributeListSyntax { Parent: TypeDeclarationSyntax type })
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Move [Input] above the first layer",
                    cancellation => MoveAsync(context.Document, type, input, cancellation),
                    nameof(MoveInputFix)
                ),
                context.Diagnostics
            );
        }
    }

    private static async Task<Document> MoveAsync(
        Document document,
        TypeDeclarationSyntax type,
        AttributeSyntax input,
        CancellationToken cancellation
    )
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? first = model?.GetDeclaredSymbol(type, cancellation) is { } symbol
            ? DeclarationReader.LayerAttributes(symbol).FirstOrDefault()
            : null;
        if (
            first?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false)
                is not AttributeSyntax { Parent: AttributeListSyntax layers } layer
        )
        {
            return document;
        }

        AttributeListSyntax own = (AttributeListSyntax)input.Parent!;
        if (own.Attributes.Count == 1)
        {
            return await document.ReplaceAsync(type, Move(type, own, layers), cancellation).ConfigureAwait(false);
        }

        // [Input] shares its brackets with other attributes: remove it there, then insert it before the layer.
        SyntaxAnnotation mark = new();
        SyntaxAnnotation markOfInput = new();
        TypeDeclarationSyntax marked = type.ReplaceNodes(
            [layer, input],
            (old, node) => node.WithAdditionalAnnotations(old == input ? markOfInput : mark)
        );
        AttributeSyntax moved = (AttributeSyntax)marked.GetAnnotatedNodes(markOfInput).Single();
        Document without = await document.ReplaceAsync(type, marked.Without([moved]), cancellation).ConfigureAwait(false);
        SyntaxNode? root = await without.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        AttributeSyntax below = (AttributeSyntax)root!.GetAnnotatedNodes(mark).Single();
        return await AttributeEdit.InsertAboveAsync(without, below, input.WithoutTrivia(), below, cancellation).ConfigureAwait(false);
    }

    /// <summary>Moves an attribute list with its comments; line breaks stay in place, and so do comments above the whole class.</summary>
    private static TypeDeclarationSyntax Move(TypeDeclarationSyntax type, AttributeListSyntax moved, AttributeListSyntax target)
    {
        List<AttributeListSyntax> lists = [.. type.AttributeLists];
        List<SyntaxTriviaList> ends = [.. lists.Select(list => list.GetTrailingTrivia())];
        int to = lists.IndexOf(target);
        lists.Remove(moved);
        lists.Insert(to, moved);
        if (to == 0)
        {
            SyntaxTriviaList comments = SyntaxFactory.TriviaList(
                moved.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            );
            lists[0] = moved.WithLeadingTrivia(target.GetLeadingTrivia().AddRange(comments));
            lists[1] = target.WithLeadingTrivia(AttributeEdit.Indentation(target));
        }

        bool hasComments = ends.Any(end =>
            end.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        );
        return (TypeDeclarationSyntax)
            type.WithAttributeLists(SyntaxFactory.List(hasComments ? lists : lists.Select((list, i) => list.WithTrailingTrivia(ends[i]))));
    }
}
