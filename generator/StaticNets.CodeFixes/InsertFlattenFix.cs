using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1006: inserts <c>[Flatten]</c> above a layer that needs an input of rank 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlattenFix)), Shared]
public sealed class InsertFlattenFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.WrongRank];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        AttributeSyntax? layer = await context.FindAsync<AttributeSyntax>().ConfigureAwait(false);
        if (layer is not null && context.Fix<InsertFlatten>() is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Insert [Flatten] above it",
                    cancellation => InsertAsync(context.Document, layer, cancellation),
                    nameof(InsertFlattenFix)
                ),
                context.Diagnostics
            );
        }
    }

    private static Task<Document> InsertAsync(Document document, AttributeSyntax layer, CancellationToken cancellation)
    {
        AttributeSyntax flatten = SyntaxFactory.Attribute(AttributeEdit.Rename(layer.Name, "Flatten"));
        AttributeSyntax reader = layer;

        // If the layer has From, the argument moves to [Flatten], and the layer reads [Flatten] as the layer above it.
        if (AttributeEdit.Property(layer, "From") is { } from)
        {
            AttributeArgumentListSyntax arguments = layer.ArgumentList!;
            flatten = flatten.AddArgumentListArguments(from.WithoutTrivia());
            reader = layer.WithArgumentList(arguments.WithArguments(arguments.Arguments.Remove(from)));
        }

        return AttributeEdit.InsertAboveAsync(document, layer, flatten, reader, cancellation);
    }
}
