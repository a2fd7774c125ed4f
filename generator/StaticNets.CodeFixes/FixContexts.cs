using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>Finds the syntax node and the fix of a diagnostic, and replaces nodes of a document.</summary>
internal static class FixContexts
{
    /// <summary>Returns the innermost node of type <typeparamref name="T"/> that contains the location of the diagnostic.</summary>
    public static async Task<T?> FindAsync<T>(this CodeFixContext context)
        where T : SyntaxNode
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    /// <summary>Returns the fix of type <typeparamref name="T"/> that the diagnostic carries, or <see langword="null"/>.</summary>
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
