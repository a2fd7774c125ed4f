using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>
/// SNET2101: makes a layer read the layer above only once, or states with <c>From</c> that reading it twice is intended.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadOnceFix)), Shared]
public sealed class ReadOnceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.ReadTwice];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    private const string From = "From";

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        AttributeSyntax? layer = await context.FindAsync<AttributeSyntax>().ConfigureAwait(false);
        if (layer is null || context.Fix<ReadOnce>() is not (string above, bool hasOthers, bool movesFirst))
        {
            return;
        }

        // A name inside an explicit array is not an argument of its own, so this fix cannot remove it.
        AttributeArgumentSyntax? name = await context.FindAsync<AttributeArgumentSyntax>().ConfigureAwait(false);
        if (name is { NameEquals: null } && hasOthers)
        {
            Register(context, $"Read \"{above}\" once", layer, Once(layer, name, movesFirst), "Once");
        }

        LiteralExpressionSyntax source = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(above));
        Register(
            context,
            $"Read \"{above}\" twice, as From = \"{above}\" says",
            layer,
            AttributeEdit.WithProperty(layer, From, source),
            "Twice"
        );
    }

    private static void Register(CodeFixContext context, string title, AttributeSyntax layer, AttributeSyntax changed, string key) =>
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                cancellation => context.Document.ReplaceAsync(layer, changed, cancellation),
                nameof(ReadOnceFix) + key
            ),
            context.Diagnostics
        );

    private static AttributeSyntax Once(AttributeSyntax layer, AttributeArgumentSyntax name, bool movesFirst)
    {
        AttributeArgumentListSyntax list = layer.ArgumentList!;
        AttributeArgumentSyntax removed = movesFirst ? list.Arguments[0] : name;
        AttributeSyntax shorter = layer.WithArgumentList(list.WithArguments(AttributeRemoval.Without(list.Arguments, [removed])));
        return movesFirst ? AttributeEdit.WithProperty(shorter, From, removed.Expression.WithoutTrivia()) : shorter;
    }
}
