using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Applies code fixes as an editor does, in a workspace of its own.</summary>
internal static class FixHost
{
    /// <summary>
    /// Applies the fix that the provider offers for the first diagnostic that it can fix, compares the changed file with the expected one,
    /// and checks that the analyzer reports nothing in the changed file.
    /// </summary>
    /// <param name="title">Title of the fix; without it exactly one fix must be offered.</param>
    public static void Mends(CodeFixProvider provider, string before, string after, string? title = null) =>
        Mends(provider, [before], [after], title);

    /// <summary>Does the same as the overload for one file, with several files.</summary>
    public static void Mends(CodeFixProvider provider, string[] before, string[] after, string? title = null)
    {
        Solution solution = Open(before);
        CodeAction action = Assert.Single(Offers(provider, solution), offer => title is null || offer.Title == title);
        Solution changed = Apply(action);
        Assert.Equal(after, Texts(changed));
        Assert.Empty(Reports(changed));
    }

    /// <summary>
    /// Applies all fixes in the project at once, compares the changed file with the expected one, and checks that the analyzer reports
    /// nothing in the changed file.
    /// </summary>
    public static void MendsAll(CodeFixProvider provider, string before, string after)
    {
        Solution solution = Open([before]);
        Document document = solution.Projects.Single().Documents.First();
        CodeAction first = Offers(provider, solution)[0];
        FixAllContext context = new(
            document,
            provider,
            FixAllScope.Project,
            first.EquivalenceKey,
            provider.FixableDiagnosticIds,
            new ReportProvider(),
            CancellationToken.None
        );
        CodeAction all = provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!;
        Solution changed = Apply(all);
        Assert.Equal([after], Texts(changed));
        Assert.Empty(Reports(changed));
    }

    /// <summary>Checks that no fix is offered for a diagnostic that the provider can fix in other cases.</summary>
    public static void OffersNothing(CodeFixProvider provider, string source)
    {
        Solution solution = Open([source]);
        Assert.Contains(Reports(solution), report => provider.FixableDiagnosticIds.Contains(report.Id));
        Assert.Empty(Offers(provider, solution));
    }

    /// <summary>Returns the titles of the fixes that are offered for the first diagnostic.</summary>
    public static IReadOnlyList<string> Titles(CodeFixProvider provider, string source) =>
        [.. Offers(provider, Open([source])).Select(action => action.Title)];

    private static Solution Open(string[] sources)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace
            .AddProject("Tested", LanguageNames.CSharp)
            .WithMetadataReferences(TestCompilation.References)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(TestCompilation.Options);
        string[] files = [.. sources, "global using System; global using StaticNets;"];
        Solution solution = project.Solution;
        for (int i = 0; i < files.Length; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), $"{i}.cs", SourceText.From(files[i]), filePath: $"/{i}.cs");
        }

        return solution;
    }

    private static IReadOnlyList<CodeAction> Offers(CodeFixProvider provider, Solution solution)
    {
        Diagnostic report = Reports(solution).First(report => provider.FixableDiagnosticIds.Contains(report.Id));
        Document document = solution.GetDocument(report.Location.SourceTree)!;
        List<CodeAction> actions = [];
        CodeFixContext context = new(document, report, (action, _) => actions.Add(action), CancellationToken.None);
        provider.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    private static Solution Apply(CodeAction action) =>
        action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static string[] Texts(Solution solution) =>
        [
            .. solution
                .Projects.Single()
                .Documents.SkipLast(1)
                .Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()),
        ];

    private static ImmutableArray<Diagnostic> Reports(Solution solution)
    {
        Compilation compilation = solution.Projects.Single().GetCompilationAsync().GetAwaiter().GetResult()!;
        return
        [
            .. TestCompilation
                .Analyze(TestCompilation.Generate(compilation).Compilation)
                .OrderBy(report => report.Location.SourceSpan.Start),
        ];
    }

    private sealed class ReportProvider : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(Reports(project.Solution));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
