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

/// <summary>SNET1007: gives the output's layer the activation that the loss needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitOutputFix)), Shared]
public sealed class FitOutputFix : CodeFixProvider
{
    private const string Activation = "Activation";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LossDoesNotFit];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? type = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (type is null || context.Fix<FitOutput>() is not (string activation, var port))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Give the output Activation.{activation}",
                cancellation => ApplyAsync(context.Document, type, port, activation, cancellation),
                nameof(FitOutputFix)
            ),
            context.Diagnostics
        );
    }

    /// <summary>Changes the layer, which may be on another part of the class than the loss, and in another file.</summary>
    private static async Task<Solution> ApplyAsync(
        Document document,
        TypeDeclarationSyntax type,
        int? port,
        string activation,
        CancellationToken cancellation
    )
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? last = model?.GetDeclaredSymbol(type, cancellation) is { } symbol ? LayerOf(symbol, port, cancellation) : null;
        if (
            last?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax layer
            || document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } home
        )
        {
            return document.Project.Solution;
        }

        Document mended = await MendAsync(home, layer, last.AttributeClass!, activation, cancellation).ConfigureAwait(false);
        return mended.Project.Solution;
    }

    /// <summary>Returns the layer that the <c>[Output]</c> names; for the loss of <c>[Network]</c>, the last layer.</summary>
    private static AttributeData? LayerOf(INamedTypeSymbol symbol, int? port, CancellationToken cancellation)
    {
        IReadOnlyList<AttributeData> layers = DeclarationReader.LayerAttributes(symbol);
        if (port is not { } output)
        {
            return layers.LastOrDefault();
        }

        NetworkDeclaration declaration = DeclarationReader.Read(symbol, cancellation);
        string? name = declaration.Ports.Outputs[output].Layer;
        int index = declaration.Layers.Select(layer => layer.Name).ToList().IndexOf(name ?? "");
        return index < 0 ? null : layers.ElementAtOrDefault(declaration.Layers[index].Attribute);
    }

    /// <summary>
    /// Sets the property <c>Activation</c> of the layer. If the layer does not have this property, there are two cases: an activation or
    /// softmax layer becomes a layer with the new activation; after any other layer, an activation layer is inserted.
    /// </summary>
    private static Task<Document> MendAsync(
        Document document,
        AttributeSyntax layer,
        INamedTypeSymbol kind,
        string activation,
        CancellationToken cancellation
    )
    {
        ExpressionSyntax value = AttributeEdit.Member(Activation, activation);
        NameSyntax name = AttributeEdit.Rename(layer.Name, Activation);
        if (kind.GetMembers(Activation).OfType<IPropertySymbol>().Any(property => property.SetMethod is not null))
        {
            return document.ReplaceAsync(layer, AttributeEdit.WithProperty(layer, Activation, value), cancellation);
        }

        return kind.Name switch
        {
            "ActivationAttribute" => document.ReplaceAsync(layer, AttributeEdit.WithFirstValue(layer, value), cancellation),
            "SoftmaxAttribute" => document.ReplaceAsync(
                layer,
                AttributeEdit.WithNewFirstValue(layer.WithName(name.WithTriviaFrom(layer.Name)), value),
                cancellation
            ),
            _ => AttributeEdit.InsertBelowAsync(
                document,
                layer,
                AttributeEdit.WithNewFirstValue(SyntaxFactory.Attribute(name), value),
                cancellation
            ),
        };
    }
}
