using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNets.Generator.Diagnostics;

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

    /// <summary>Returns the fix of a kind that the diagnostic carries, if it carries one.</summary>
    public static T? Fix<T>(this CodeFixContext context)
        where T : Fix => FixData.Find<T>(context.Diagnostics[0]);

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
