using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.CodeFixes;

/// <summary>Removes attributes and arguments, and keeps the layout of the others.</summary>
internal static class AttributeRemoval
{
    /// <summary>
    /// Removes some attributes of a type. A comment above a removed attribute is removed with it; a comment above the whole type stays.
    /// </summary>
    public static TypeDeclarationSyntax Without(this TypeDeclarationSyntax type, IReadOnlyCollection<AttributeSyntax> removed)
    {
        IEnumerable<AttributeListSyntax> lists = type
            .AttributeLists.Select(list => list.WithAttributes(Without(list.Attributes, removed)))
            .Where(list => list.Attributes.Count > 0);
        SyntaxTriviaList leading = type.GetLeadingTrivia();
        return ((TypeDeclarationSyntax)type.WithAttributeLists(SyntaxFactory.List(lists))).WithLeadingTrivia(leading);
    }

    /// <summary>Removes some items; the last item that remains takes over the line break before the closing bracket.</summary>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, IReadOnlyCollection<T> removed)
        where T : SyntaxNode
    {
        SeparatedSyntaxList<T> rest = list;
        for (int i = list.Count - 1; i >= 0; i--)
        {
            if (removed.Contains(list[i]))
            {
                bool isLast = i == rest.Count - 1 && i > 0;
                rest = rest.RemoveAt(i);
                rest = isLast ? rest.Replace(rest[i - 1], rest[i - 1].WithTrailingTrivia(list.Last().GetTrailingTrivia())) : rest;
            }
        }

        return rest;
    }
}
