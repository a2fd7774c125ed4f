using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>
/// SNET1001, SNET1002, SNET1006, SNET1013, SNET1014, SNET2009: replaces the shape in <c>[Input]</c> or <c>[Reshape]</c> by the one that was
/// probably intended.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RewriteShapeFix)), Shared]
public sealed class RewriteShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        ProblemIds.SizeNotPositive,
        ProblemIds.InputsContradict,
        ProblemIds.WrongRank,
        ProblemIds.WindowTooLarge,
        ProblemIds.GroupsDoNotDivide,
        ProblemIds.ChannelsFirst,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? type = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (type is null || context.Fix<OtherShape>() is not { } shape)
        {
            return;
        }

        string attribute = shape.Place.Layer == Place.Input ? "Input" : "Reshape";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write [{attribute}({shape.Axes})]",
                cancellation => RewriteAsync(context.Document, type, shape, cancellation),
                nameof(RewriteShapeFix)
            ),
            context.Diagnostics
        );
    }

    /// <summary>Changes the shape, which may be in another part of the class and in another file.</summary>
    private static async Task<Solution> RewriteAsync(
        Document document,
        TypeDeclarationSyntax type,
        OtherShape shape,
        CancellationToken cancellation
    )
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? attribute =
            model?.GetDeclaredSymbol(type, cancellation) is not { } symbol ? null
            : shape.Place.Layer == Place.Input ? InputReader.FindAll(symbol).ElementAtOrDefault(shape.Place.Port)
            : DeclarationReader.LayerAttributes(symbol).ElementAtOrDefault(shape.Place.Layer);
        return await AttributeEdit
            .ChangeAsync(document, attribute, written => WithShape(written, shape.Axes), cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Replaces the constructor arguments; properties, such as a name, stay.</summary>
    private static AttributeSyntax WithShape(AttributeSyntax attribute, string axes)
    {
        AttributeArgumentListSyntax shape = SyntaxFactory.ParseAttributeArgumentList($"({axes})")!;
        IEnumerable<AttributeArgumentSyntax> properties =
            attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is not null) ?? [];
        return attribute.WithArgumentList(
            properties.Aggregate(
                shape,
                (list, property) => list.WithArguments(AttributeEdit.Insert(list.Arguments, list.Arguments.Count, property.WithoutTrivia()))
            )
        );
    }
}
