using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET1011: removes an argument that has no effect. SNET2010: removes <c>Weights = WeightFormat.BFloat16</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NoEffect, ProblemIds.UntrainableWeights];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        AttributeArgumentSyntax? argument = await context.FindAsync<AttributeArgumentSyntax>().ConfigureAwait(false);
        if (argument is not { NameEquals: { } name, Parent: AttributeArgumentListSyntax list })
        {
            return;
        }

        AttributeArgumentListSyntax rest = list.WithArguments(AttributeRemoval.Without(list.Arguments, [argument]));
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Remove {name.Name.Identifier.ValueText}",
                cancellation => context.Document.ReplaceAsync(list, rest, cancellation),
                nameof(RemoveArgumentFix)
            ),
            context.Diagnostics
        );
    }
}
