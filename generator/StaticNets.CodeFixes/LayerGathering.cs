using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using StaticNets.Generator.Declarations;

namespace StaticNets.CodeFixes;

/// <summary>The layers of a class with several parts on their way to one of these: those of earlier parts come before its own, those of later parts behind.</summary>
internal sealed class LayerGathering
{
    private readonly TypeDeclarationSyntax _home;
    private readonly Compilation _compilation;
    private readonly List<AttributeSyntax> _layers;
    private readonly CancellationToken _cancellation;

    public LayerGathering(INamedTypeSymbol type, TypeDeclarationSyntax home, Compilation compilation, CancellationToken cancellation)
    {
        _home = home;
        _compilation = compilation;
        _cancellation = cancellation;
        List<SyntaxTree> files = [.. compilation.SyntaxTrees];
        _layers =
        [
            .. DeclarationReader
                .LayerAttributes(type)
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))
                .OfType<AttributeSyntax>()
                .OrderBy(layer => files.IndexOf(layer.SyntaxTree))
                .ThenBy(layer => layer.SpanStart),
        ];
        Before = Foreign.Where(IsBefore).ToList();
        Behind = Foreign.Except(Before).ToList();

        bool IsBefore(AttributeSyntax layer) =>
            layer.SyntaxTree == home.SyntaxTree
                ? layer.SpanStart < home.SpanStart
                : files.IndexOf(layer.SyntaxTree) < files.IndexOf(home.SyntaxTree);
    }

    /// <summary>The part that receives layers and those that lose them.</summary>
    public IEnumerable<TypeDeclarationSyntax> ChangedParts => Foreign.Select(PartOf).Distinct().Append(_home);

    private IEnumerable<AttributeSyntax> Foreign => _layers.Where(layer => PartOf(layer) != _home);

    private List<AttributeSyntax> Before { get; }

    private List<AttributeSyntax> Behind { get; }

    /// <summary>One of the <see cref="ChangedParts"/> as it will be.</summary>
    public TypeDeclarationSyntax Change(TypeDeclarationSyntax part) => part == _home ? Gather() : part.Without(_layers);

    private TypeDeclarationSyntax Gather()
    {
        List<AttributeListSyntax> lists = [.. _home.AttributeLists];
        int last = lists.FindLastIndex(IsOfLayers);
        AttributeListSyntax below = lists[last < 0 ? lists.Count - 1 : last];
        lists.InsertRange(lists.IndexOf(below) + 1, Behind.Select(layer => Move(layer, below)));

        // Where no layer stands yet, the first ones come where the others do.
        int first = lists.FindIndex(IsOfLayers);
        if (last >= 0 && Before.Count > 0)
        {
            InsertBefore(lists, first);
        }
        else
        {
            lists.InsertRange(lists.IndexOf(below) + 1, Before.Select(layer => Move(layer, below)));
        }

        SyntaxTriviaList leading = _home.GetLeadingTrivia();
        return ((TypeDeclarationSyntax)_home.WithAttributeLists(SyntaxFactory.List(lists))).WithLeadingTrivia(leading);
    }

    private void InsertBefore(List<AttributeListSyntax> lists, int first)
    {
        AttributeListSyntax list = lists[first];
        int item = list.Attributes.IndexOf(_layers.Contains);
        if (item > 0)
        {
            // [Network, Dense(3)]: they come between these two.
            SeparatedSyntaxList<AttributeSyntax> attributes = list.Attributes;
            foreach (AttributeSyntax layer in Before)
            {
                attributes = AttributeEdit.Insert(attributes, item++, Rewrite(layer));
            }

            lists[first] = list.WithAttributes(attributes);
            return;
        }

        lists[first] = first == 0 ? list.WithLeadingTrivia(AttributeEdit.Indentation(list)) : list;
        lists.InsertRange(first, Before.Select(layer => Move(layer, list)));
    }

    private bool IsOfLayers(AttributeListSyntax list) => list.Attributes.Any(_layers.Contains);

    private static TypeDeclarationSyntax PartOf(AttributeSyntax layer) => (TypeDeclarationSyntax)layer.Parent!.Parent!;

    /// <summary>A list of its own in the layout of a neighbour, with the comments that stood at the layer.</summary>
    private AttributeListSyntax Move(AttributeSyntax layer, AttributeListSyntax neighbour)
    {
        AttributeListSyntax old = (AttributeListSyntax)layer.Parent!;
        SyntaxTriviaList indentation = AttributeEdit.Indentation(neighbour);
        bool isAlone = old.Attributes.Count == 1;
        SyntaxTriviaList leading =
            isAlone && old != PartOf(layer).AttributeLists[0] ? Indent(old.GetLeadingTrivia(), indentation) : indentation;
        bool hasComment = isAlone && old.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        return AttributeEdit.List(Rewrite(layer), leading, hasComment ? old.GetTrailingTrivia() : AttributeEdit.LineEnd(neighbour));
    }

    private static SyntaxTriviaList Indent(SyntaxTriviaList trivia, SyntaxTriviaList indentation)
    {
        IEnumerable<SyntaxTrivia> comments = trivia
            .SkipWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
            .Where(t => !t.IsKind(SyntaxKind.WhitespaceTrivia))
            .SelectMany(t => t.IsKind(SyntaxKind.EndOfLineTrivia) ? [t] : indentation.Append(t));
        return SyntaxFactory.TriviaList(comments.Concat(indentation));
    }

    /// <summary>In another file other usings may hold: names of StaticNets are written out there, and shortened as far as they allow.</summary>
    private AttributeSyntax Rewrite(AttributeSyntax layer)
    {
        if (layer.SyntaxTree == _home.SyntaxTree)
        {
            return layer.WithoutTrivia();
        }

        SemanticModel model = _compilation.GetSemanticModel(layer.SyntaxTree);
        AttributeSyntax written = layer.ReplaceNodes(
            layer.DescendantNodes().OfType<MemberAccessExpressionSyntax>(),
            (access, _) => EnumMember(access, model) ?? access
        );
        string name = layer.Name is QualifiedNameSyntax qualified ? qualified.Right.ToString() : layer.Name.ToString();
        NameSyntax full = SyntaxFactory.ParseName("global::StaticNets." + name).WithAdditionalAnnotations(Simplifier.Annotation);
        return written.WithName(full).WithoutTrivia();
    }

    private ExpressionSyntax? EnumMember(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access, _cancellation).Symbol
            is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum, ContainingNamespace.Name: AttributeNames.Namespace } type } field
            ? AttributeEdit.Member(type.Name, field.Name).WithTriviaFrom(access)
            : null;
}
