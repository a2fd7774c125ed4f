using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.CodeFixes;

/// <summary>Takes attributes and arguments away and leaves the layout of the others as it is.</summary>
internal static class AttributeRemoval
{
    /// <summary>
    /// The type without some of its attributes. A comment at an attribute on lines of its own goes with it; what stands above the whole type
    /// stays.
    /// </summary>
    public static TypeDeclarationSyntax Without(this TypeDeclarationSyntax type, IReadOnlyCollection<AttributeSyntax> removed)
    {
        IEnumerable<AttributeListSyntax> lists = type
            .AttributeLists.Select(list => list.WithAttributes(Without(list.Attributes, removed)))
            .Where(list => list.Attributes.Count > 0);
        SyntaxTriviaList leading = type.GetLeadingTrivia();
        return ((TypeDeclarationSyntax)type.WithAttributeLists(SyntaxFactory.List(lists))).WithLeadingTrivia(leading);
    }

    /// <summary>The items without some of them; the last one takes over the line break before the closing bracket.</summary>
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
