using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNets.CodeFixes;

/// <summary>From a diagnostic to the node that it stands on, and from a new node to the changed document.</summary>
internal static class FixContexts
{
    /// <summary>The innermost node of a kind at or around the squiggle.</summary>
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
