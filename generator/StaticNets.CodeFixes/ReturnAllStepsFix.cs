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

/// <summary>SNET1205: writes <c>ReturnSequences = true</c> in the recurrent layer whose steps another layer needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnAllStepsFix)), Shared]
public sealed class ReturnAllStepsFix : CodeFixProvider
{
    private const string Property = "ReturnSequences";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LastStateOnly];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? type = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (type is null || context.Fix<ReturnAllSteps>() is not { Layer: var layer })
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write {Property} = true",
                cancellation => ApplyAsync(context.Document, type, layer, cancellation),
                nameof(ReturnAllStepsFix)
            ),
            context.Diagnostics
        );
    }

    /// <summary>Changes the recurrent layer, which may be on another part of the class and in another file.</summary>
    private static async Task<Solution> ApplyAsync(Document document, TypeDeclarationSyntax type, int layer, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        AttributeData? recurrent = model?.GetDeclaredSymbol(type, cancellation) is { } symbol
            ? DeclarationReader.LayerAttributes(symbol).ElementAtOrDefault(layer)
            : null;
        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
        return await AttributeEdit
            .ChangeAsync(document, recurrent, written => AttributeEdit.WithProperty(written, Property, value), cancellation)
            .ConfigureAwait(false);
    }
}
