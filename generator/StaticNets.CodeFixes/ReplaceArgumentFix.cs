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
/// Replaces or removes an argument, which is at the first additional location of the diagnostic. The analyzer has checked that the whole
/// network is valid with the new value.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceArgumentFix)), Shared]
public sealed class ReplaceArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        ProblemIds.UnknownLayer,
        ProblemIds.UnknownOutput,
        ProblemIds.DuplicateName,
        ProblemIds.MemberClash,
        ProblemIds.UnreadLayer,
        ProblemIds.NotAnIdentifier,
        ProblemIds.SizeNotPositive,
        ProblemIds.AddOfDifferentShapes,
        ProblemIds.ConcatenateOfDifferentShapes,
        ProblemIds.ReshapeChangesCount,
        ProblemIds.WrongRank,
        ProblemIds.NoSteps,
        ProblemIds.LastStateOnly,
        ProblemIds.LossDoesNotFit,
        ProblemIds.UndefinedValue,
        ProblemIds.NoSlope,
        ProblemIds.WindowTooLarge,
        ProblemIds.GroupsDoNotDivide,
        ProblemIds.AxisOutsideShape,
        ProblemIds.HeadsDoNotDivide,
        ProblemIds.SliceOutside,
        ProblemIds.NoPermutation,
        ProblemIds.NothingIsLeft,
        ProblemIds.ChannelsNotDivisible,
        ProblemIds.ProbabilityOutOfRange,
        ProblemIds.NumberOutOfRange,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (
            diagnostic.AdditionalLocations.FirstOrDefault() is not { } place
            || FixData.Find<ReplaceArgument>(diagnostic) is not { } fix
            || context.Document.Project.Solution.GetDocument(place.SourceTree) is not { } document
        )
        {
            return;
        }

        SyntaxNode root = await place.SourceTree!.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (
            root.FindNode(place.SourceSpan, getInnermostNodeForTie: true)
            is not ExpressionSyntax { Parent: AttributeArgumentSyntax argument }
        )
        {
            // The values of an explicit array have no locations of their own, so a single one cannot be replaced.
            return;
        }

        (string title, SyntaxNode before, SyntaxNode after) = Change(argument, fix.Kind, fix.Value);
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => document.ReplaceAsync(before, after, cancellation), nameof(ReplaceArgumentFix)),
            context.Diagnostics
        );
    }

    private static (string Title, SyntaxNode Before, SyntaxNode After) Change(
        AttributeArgumentSyntax argument,
        ReplacementKind kind,
        string value
    )
    {
        string? property = argument.NameEquals?.Name.Identifier.ValueText;
        if (kind == ReplacementKind.Removal)
        {
            AttributeArgumentListSyntax list = (AttributeArgumentListSyntax)argument.Parent!;
            return ($"Remove {property}", list, list.WithArguments(AttributeRemoval.Without(list.Arguments, [argument])));
        }

        string written = kind == ReplacementKind.Name ? SymbolDisplay.FormatLiteral(value, quote: true) : value;
        ExpressionSyntax expression = kind == ReplacementKind.Member ? AttributeEdit.Member(value) : SyntaxFactory.ParseExpression(written);
        string title =
            kind == ReplacementKind.Member ? $"Use {value}"
            : property is null ? $"Write {written}"
            : $"Write {property} = {written}";
        return (title, argument.Expression, expression.WithTriviaFrom(argument.Expression));
    }
}
