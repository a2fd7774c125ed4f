using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.CodeFixes;

/// <summary>SNET0005: moves all layers of a partial class, possibly from several files, to the part with <c>[Network]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GatherLayersFix)), Shared]
public sealed class GatherLayersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LayersOnSeveralParts];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TypeDeclarationSyntax? home = await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false);
        if (home is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Move all layers here, in the order of the source",
                    cancellation => ApplyAsync(context.Document, home, cancellation),
                    nameof(GatherLayersFix)
                ),
                context.Diagnostics
            );
        }
    }

    private static async Task<Solution> ApplyAsync(Document document, TypeDeclarationSyntax home, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        Solution solution = document.Project.Solution;
        if (model?.GetDeclaredSymbol(home, cancellation) is not { } type)
        {
            return solution;
        }

        LayerGathering gathering = new(type, home, model.Compilation, cancellation);
        foreach (IGrouping<SyntaxTree, TypeDeclarationSyntax> file in gathering.ChangedParts.GroupBy(part => part.SyntaxTree))
        {
            SyntaxNode root = await file.Key.GetRootAsync(cancellation).ConfigureAwait(false);
            SyntaxNode changed = root.ReplaceNodes(file, (part, _) => gathering.Change(part));
            solution = document.Project.Solution.GetDocument(file.Key) is { } changing
                ? solution.WithDocumentSyntaxRoot(changing.Id, changed)
                : solution;
        }

        return solution;
    }
}
