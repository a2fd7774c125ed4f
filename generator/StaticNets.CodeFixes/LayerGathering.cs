using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using StaticNets.Generator.Declarations;

namespace StaticNets.CodeFixes;

/// <summary>
/// Moves the layers of a partial class to one of its parts. Layers of earlier parts are inserted before the layers that this part already
/// has, layers of later parts after them.
/// </summary>
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

    /// <summary>The part that receives layers and the parts that lose them.</summary>
    public IEnumerable<TypeDeclarationSyntax> ChangedParts => Foreign.Select(PartOf).Distinct().Append(_home);

    private IEnumerable<AttributeSyntax> Foreign => _layers.Where(layer => PartOf(layer) != _home);

    private List<AttributeSyntax> Before { get; }

    private List<AttributeSyntax> Behind { get; }

    /// <summary>Returns the new syntax of one of the <see cref="ChangedParts"/>.</summary>
    public TypeDeclarationSyntax Change(TypeDeclarationSyntax part) => part == _home ? Gather() : part.Without(_layers);

    private TypeDeclarationSyntax Gather()
    {
        List<AttributeListSyntax> lists = [.. _home.AttributeLists];
        int last = lists.FindLastIndex(IsOfLayers);
        AttributeListSyntax below = lists[last < 0 ? lists.Count - 1 : last];
        lists.InsertRange(lists.IndexOf(below) + 1, Behind.Select(layer => Move(layer, below)));

        // If this part has no layer attribute of its own, insert the attributes of the earlier parts after its last attribute list.
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
            // In a list such as [Network, Dense(3)], the new layers are inserted before the first layer.
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

    /// <summary>Creates an attribute list for a layer in the layout of a neighbouring list, with the layer's comments.</summary>
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

    /// <summary>
    /// Qualifies StaticNets names in an attribute from another file, whose usings may differ; the names are then shortened as far as the
    /// usings of the receiving file allow.
    /// </summary>
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

        // A block of the user may be in any namespace, or nested in a class.
        ISymbol? around = model.GetTypeInfo(layer, _cancellation).Type is { } type
            ? (ISymbol?)type.ContainingType ?? type.ContainingNamespace
            : null;
        string prefix = around is null or INamespaceSymbol { IsGlobalNamespace: true }
            ? "global::"
            : around.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".";
        NameSyntax full = SyntaxFactory.ParseName(prefix + name).WithAdditionalAnnotations(Simplifier.Annotation);
        return written.WithName(full).WithoutTrivia();
    }

    private ExpressionSyntax? EnumMember(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access, _cancellation).Symbol
            is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum, ContainingNamespace.Name: AttributeNames.Namespace } type } field
            ? AttributeEdit.Member(type.Name, field.Name).WithTriviaFrom(access)
            : null;
}
