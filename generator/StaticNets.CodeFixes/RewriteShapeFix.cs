using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
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
        ImmutableDictionary<string, string?> data = context.Diagnostics[0].Properties;
        if (
            type is null
            || !data.TryGetValue(FixData.Shape, out string? axes)
            || !data.TryGetValue(FixData.ShapeOf, out string? layer)
            || !int.TryParse(layer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
        )
        {
            return;
        }

        data.TryGetValue(FixData.ShapePort, out string? port);
        int input = int.Parse(port ?? "0", CultureInfo.InvariantCulture);
        string attribute = index == Place.Input ? "Input" : "Reshape";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write [{attribute}({axes})]",
                cancellation => RewriteAsync(context.Document, type, index, input, axes!, cancellation),
                nameof(RewriteShapeFix)
            ),
            context.Diagnostics
        );
    }

    /// <summary>Changes the shape, which may be in another part of the class and in another file.</summary>
    private static async Task<Solution> RewriteAsync(
        Document document,
        TypeDeclarationSyntax type,
        int layer,
        int input,
        string axes,
        CancellationToken cancellation
    )
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? attribute =
            model?.GetDeclaredSymbol(type, cancellation) is not { } symbol ? null
            : layer == Place.Input ? InputReader.FindAll(symbol).ElementAtOrDefault(input)
            : DeclarationReader.LayerAttributes(symbol).ElementAtOrDefault(layer);
        return await AttributeEdit
            .ChangeAsync(document, attribute, written => WithShape(written, axes), cancellation)
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
