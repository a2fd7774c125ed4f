using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace StaticNets.CodeFixes;

/// <summary>Changes attributes and keeps the layout of the user's source.</summary>
internal static class AttributeEdit
{
    /// <summary>Creates a member access of a StaticNets enum; it is qualified only as far as the file's usings require.</summary>
    public static ExpressionSyntax Member(string type, string member) => Member($"{type}.{member}");

    /// <summary>
    /// Creates a member access from text that contains the type, such as <c>Loss.Huber</c>; it is qualified only as far as the usings
    /// require.
    /// </summary>
    public static ExpressionSyntax Member(string member) =>
        SyntaxFactory.ParseExpression($"global::StaticNets.{member}").WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Replaces the last part of a name and keeps the namespace before it.</summary>
    public static NameSyntax Rename(NameSyntax name, string identifier)
    {
        IdentifierNameSyntax right = SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, identifier, default));
        return name switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(right),
            AliasQualifiedNameSyntax alias => alias.WithName(right),
            _ => right,
        };
    }

    public static AttributeArgumentSyntax? Property(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Sets a property of an attribute: replaces its value, or appends a new argument.</summary>
    public static AttributeSyntax WithProperty(AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        if (Property(attribute, name) is { } argument)
        {
            return attribute.ReplaceNode(argument.Expression, value.WithTriviaFrom(argument.Expression));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(value).WithNameEquals(NameEquals(name));
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(list.WithArguments(Insert(list.Arguments, list.Arguments.Count, added)));
    }

    /// <summary>Changes an attribute in whichever document contains it.</summary>
    public static async Task<Solution> ChangeAsync(
        Document document,
        AttributeData? attribute,
        Func<AttributeSyntax, AttributeSyntax> change,
        CancellationToken cancellation
    )
    {
        Solution solution = document.Project.Solution;
        if (
            attribute?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax written
            || solution.GetDocument(reference.SyntaxTree) is not { } home
        )
        {
            return solution;
        }

        Document changed = await home.ReplaceAsync(written, change(written), cancellation).ConfigureAwait(false);
        return changed.Project.Solution;
    }

    /// <summary>Replaces the first constructor argument.</summary>
    public static AttributeSyntax WithFirstValue(AttributeSyntax attribute, ExpressionSyntax value)
    {
        ExpressionSyntax first = attribute.ArgumentList!.Arguments.First(argument => argument.NameEquals is null).Expression;
        return attribute.ReplaceNode(first, value.WithTriviaFrom(first));
    }

    /// <summary>Inserts a first constructor argument.</summary>
    public static AttributeSyntax WithNewFirstValue(AttributeSyntax attribute, ExpressionSyntax value)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(list.WithArguments(Insert(list.Arguments, 0, SyntaxFactory.AttributeArgument(value))));
    }

    /// <summary>
    /// Inserts the attribute <paramref name="added"/> before <paramref name="attribute"/>, and replaces <paramref name="attribute"/> by
    /// <paramref name="changed"/>.
    /// </summary>
    public static Task<Document> InsertAboveAsync(
        Document document,
        AttributeSyntax attribute,
        AttributeSyntax added,
        AttributeSyntax changed,
        CancellationToken cancellation
    )
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            int index = list.Attributes.IndexOf(attribute);
            SeparatedSyntaxList<AttributeSyntax> attributes = list.Attributes.Replace(attribute, changed);
            return document.ReplaceAsync(list, list.WithAttributes(Insert(attributes, index, added)), cancellation);
        }

        // A comment above the existing attribute stays between the new and the existing one. If the existing attribute is the first token
        // of the class, the comment belongs to the class and stays above the new attribute.
        AttributeListSyntax reader = list.ReplaceNode(attribute, changed);
        bool isFirst = list.GetFirstToken() == list.Parent?.GetFirstToken();
        SyntaxTriviaList leading = isFirst ? list.GetLeadingTrivia() : Indentation(list);
        AttributeListSyntax above = List(added, leading, LineEnd(list));
        return ReplaceListAsync(document, list, [above, isFirst ? reader.WithLeadingTrivia(Indentation(list)) : reader], cancellation);
    }

    /// <summary>Inserts an attribute after another one.</summary>
    public static Task<Document> InsertBelowAsync(
        Document document,
        AttributeSyntax attribute,
        AttributeSyntax added,
        CancellationToken cancellation
    )
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            int index = list.Attributes.IndexOf(attribute) + 1;
            return document.ReplaceAsync(list, list.WithAttributes(Insert(list.Attributes, index, added)), cancellation);
        }

        return ReplaceListAsync(document, list, [list, List(added, Indentation(list), LineEnd(list))], cancellation);
    }

    private static async Task<Document> ReplaceListAsync(
        Document document,
        AttributeListSyntax list,
        IEnumerable<AttributeListSyntax> lists,
        CancellationToken cancellation
    )
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(list, lists));
    }

    // Uses tokens without elastic trivia: otherwise the formatter would change the user's spaces around them.
    public static AttributeListSyntax List(AttributeSyntax attribute, SyntaxTriviaList leading, SyntaxTriviaList trailing) =>
        SyntaxFactory.AttributeList(
            SyntaxFactory.Token(leading, SyntaxKind.OpenBracketToken, default),
            null,
            SyntaxFactory.SingletonSeparatedList(attribute),
            SyntaxFactory.Token(default, SyntaxKind.CloseBracketToken, trailing)
        );

    public static SyntaxTriviaList Indentation(AttributeListSyntax list) =>
        SyntaxFactory.TriviaList(
            list.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()
        );

    /// <summary>Returns the separator after an attribute list: a newline, or a space if the next token is on the same line.</summary>
    public static SyntaxTriviaList LineEnd(AttributeListSyntax list)
    {
        SyntaxTriviaList ends = SyntaxFactory.TriviaList(list.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
        return ends.Any() ? ends : SyntaxFactory.TriviaList(list.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
    }

    private static NameEqualsSyntax NameEquals(string name) =>
        SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)
        );

    /// <summary>Inserts an item with a comma, followed by the same space or line break as the other commas.</summary>
    public static SeparatedSyntaxList<T> Insert<T>(SeparatedSyntaxList<T> list, int index, T added)
        where T : SyntaxNode
    {
        if (list.Count == 0)
        {
            return SyntaxFactory.SingletonSeparatedList(added);
        }

        SyntaxToken comma =
            list.SeparatorCount > 0
                ? list.GetSeparator(Math.Min(Math.Max(index - 1, 0), list.SeparatorCount - 1))
                : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        List<T> items = [.. list];
        List<SyntaxToken> commas = [.. list.GetSeparators()];
        int neighbour = Math.Min(index, items.Count - 1);
        bool isLast = index == items.Count;
        T placed = added.WithLeadingTrivia(items[neighbour].GetLeadingTrivia());
        if (isLast)
        {
            placed = placed.WithTrailingTrivia(items[neighbour].GetTrailingTrivia());
            items[neighbour] = items[neighbour].WithoutTrailingTrivia();
        }

        items.Insert(index, placed);
        commas.Insert(Math.Min(index, commas.Count), comma);
        return SyntaxFactory.SeparatedList(items, commas);
    }
}
