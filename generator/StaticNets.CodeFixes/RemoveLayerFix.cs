using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET2003, SNET2008: removes a layer if no other layer refers to it by name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLayerFix)), Shared]
public sealed class RemoveLayerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.DropoutAtTheEnd, ProblemIds.ProbabilitiesTwice];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        AttributeSyntax? layer = await context.FindAsync<AttributeSyntax>().ConfigureAwait(false);
        if (layer?.Parent is not AttributeListSyntax { Parent: TypeDeclarationSyntax type } || context.Fix<RemoveLayer>() is null)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Remove [{layer.Name}]",
                cancellation => context.Document.ReplaceAsync(type, type.Without([layer]), cancellation),
                nameof(RemoveLayerFix)
            ),
            context.Diagnostics
        );
    }
}
