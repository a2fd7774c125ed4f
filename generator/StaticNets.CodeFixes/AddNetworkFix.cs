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

/// <summary>SNET0013: writes <c>[Network]</c> above the first attribute of a class with layers, and makes the class partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNetworkFix)), Shared]
public sealed class AddNetworkFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LayersWithoutNetwork];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? type = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (type is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Add [Network]", cancellation => AddAsync(context.Document, type, cancellation), nameof(AddNetworkFix)),
                context.Diagnostics
            );
        }
    }

    private static async Task<Document> AddAsync(Document document, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? first = model?.GetDeclaredSymbol(type, cancellation) is { } symbol ? DeclarationReader.FirstAttribute(symbol) : null;
        if (
            first?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax attribute
            || !type.Contains(attribute)
        )
        {
            return document;
        }

        SyntaxAnnotation mark = new();
        TypeDeclarationSyntax marked = type.ReplaceNode(attribute, attribute.WithAdditionalAnnotations(mark));
        bool isPartial = type.Modifiers.Any(SyntaxKind.PartialKeyword);
        Document changed = await document
            .ReplaceAsync(type, isPartial ? marked : AddPartialFix.WithPartial(marked), cancellation)
            .ConfigureAwait(false);
        SyntaxNode? root = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        AttributeSyntax below = (AttributeSyntax)root!.GetAnnotatedNodes(mark).Single();
        AttributeSyntax network = SyntaxFactory.Attribute(AttributeEdit.Rename(below.Name, "Network"));
        return await AttributeEdit.InsertAboveAsync(changed, below, network, below, cancellation).ConfigureAwait(false);
    }
}
