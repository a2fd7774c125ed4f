using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNets.CodeFixes;

/// <summary>Finds the syntax node of a diagnostic, and registers a fix that replaces it.</summary>
internal static class FixContexts
{
    /// <summary>Returns the innermost node of a type at or around the diagnostic.</summary>
    public static async Task<T?> FindAsync<T>(this CodeFixContext context)
        where T : SyntaxNode
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    public static async Task<Document> ReplaceAsync(
        this Document document,
        SyntaxNode before,
        SyntaxNode after,
        CancellationToken cancellation
    )
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(before, after));
    }
}
