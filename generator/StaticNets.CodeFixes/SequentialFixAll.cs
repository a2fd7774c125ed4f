using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.CodeFixes;

/// <summary>
/// Applies the fixes of a file one after the other, each to the result of the previous one. <see
/// cref="WellKnownFixAllProviders.BatchFixer"/> computes them independently and merges the texts; then only the first of several changes to
/// one attribute list survives.
/// </summary>
internal sealed class SequentialFixAll : DocumentBasedFixAllProvider
{
    private SequentialFixAll() { }

    public static SequentialFixAll Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(
        FixAllContext fixAllContext,
        Document document,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        CancellationToken cancellation = fixAllContext.CancellationToken;
        SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);

        // A type that contains two networks is reported once for each network, but must be fixed only once. dotnet format applies several
        // fixes of one rule without new diagnostics: a diagnostic in a class that has changed may be fixed already, so it is skipped until
        // the next run.
        List<Diagnostic> open =
        [
            .. diagnostics
                .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))
                .Select(same => same.First())
                .Where(diagnostic => IsUnchanged(diagnostic, tree!))
                .Select(diagnostic => Follow(diagnostic, tree!))
                .OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
        Document current = document;
        while (open.Count > 0)
        {
            // Work from the end of the file to its beginning, so that most changes do not move the diagnostics that are left.
            Document changed = await ApplyAsync(fixAllContext, current, open[0]).ConfigureAwait(false);
            open.RemoveAt(0);
            if (changed != current && open.Count > 0)
            {
                tree = await changed.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
                open = [.. open.Select(diagnostic => Follow(diagnostic, tree!))];
            }

            current = changed;
        }

        return current;
    }

    private static async Task<Document> ApplyAsync(FixAllContext all, Document document, Diagnostic diagnostic)
    {
        // There is no equivalence key if the caller found no fix for the first diagnostic. Then take the first fix of each diagnostic.
        CodeAction? chosen = null;
        CodeFixContext context = new(
            document,
            diagnostic,
            (action, _) => chosen ??= all.CodeActionEquivalenceKey is { } key && action.EquivalenceKey != key ? null : action,
            all.CancellationToken
        );
        await all.CodeFixProvider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        if (chosen is null)
        {
            return document;
        }

        ImmutableArray<CodeActionOperation> operations = await chosen.GetOperationsAsync(all.CancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution.GetDocument(document.Id) ?? document;
    }

    private static bool IsUnchanged(Diagnostic diagnostic, SyntaxTree after) =>
        diagnostic.Location.SourceTree is { } before
        && (before == after || TypeAround(diagnostic.Location) == TypeAround(Follow(diagnostic, after).Location));

    private static string? TypeAround(Location location)
    {
        SyntaxNode root = location.SourceTree!.GetRoot();
        return root.FullSpan.Contains(location.SourceSpan)
            ? root.FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.ToString()
            : null;
    }

    /// <summary>Returns a diagnostic with its location in a later version of the file.</summary>
    private static Diagnostic Follow(Diagnostic diagnostic, SyntaxTree after)
    {
        SyntaxTree before = diagnostic.Location.SourceTree!;
        if (before == after)
        {
            return diagnostic;
        }

        IList<TextChange> changes = after.GetChanges(before);
        return Diagnostic.Create(
            diagnostic.Descriptor,
            Move(diagnostic.Location),
            diagnostic.AdditionalLocations.Select(Move),
            diagnostic.Properties
        );

        Location Move(Location location)
        {
            if (location.SourceTree != before)
            {
                return location;
            }

            TextSpan span = location.SourceSpan;
            int shift = changes.Where(change => change.Span.End <= span.Start).Sum(Growth);
            return Location.Create(after, new TextSpan(span.Start + shift, span.Length + changes.Where(IsInside).Sum(Growth)));

            bool IsInside(TextChange change) => change.Span.End > span.Start && span.Contains(change.Span);
        }

        static int Growth(TextChange change) => change.NewText!.Length - change.Span.Length;
    }
}
