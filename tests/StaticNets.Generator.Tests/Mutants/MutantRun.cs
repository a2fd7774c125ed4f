using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.RandomDeclarations;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Compiles mutants, several in one project, and applies all fixes that are offered for them.</summary>
internal static class MutantRun
{
    private const int PerProject = 50;

    private static readonly CodeFixProvider[] _providers =
    [
        .. typeof(AddPartialFix)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static IReadOnlyList<MutantFinding> Find(IEnumerable<Mutant> mutants) =>
        [.. mutants.Chunk(PerProject).AsParallel().AsOrdered().SelectMany(FindChunk)];

    /// <summary>Returns the errors in independent files, several of which are compiled in one project.</summary>
    public static IEnumerable<Diagnostic> Errors(IEnumerable<(string Path, string Text)> files) =>
        [.. files.Chunk(PerProject).AsParallel().SelectMany(chunk => Errors(Open(chunk)).SelectMany(file => file))];

    /// <summary>
    /// Returns the errors that remain after each fix, keyed by the fixed declaration. Declarations that are known to be valid are not
    /// compiled again, and equal declarations are compiled once.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> Afterwards(IEnumerable<MutantFinding> findings)
    {
        Dictionary<string, IReadOnlyList<Diagnostic>> left = new(StringComparer.Ordinal);
        foreach (RandomNetwork network in ValidDeclarations.All)
        {
            left[network.Print()] = [];
        }

        // Two fixes of one mutant define the same class, so the n-th fixes of all mutants are compiled in one project.
        var files = findings
            .SelectMany(finding => finding.Fixes.Select((fix, turn) => (Fix: fix, Turn: turn, finding.Mutant.Path)))
            .Where(file => !left.ContainsKey(file.Fix.Declaration))
            .DistinctBy(file => file.Fix.Declaration)
            .ToArray();
        var found = files
            .GroupBy(file => file.Turn)
            .SelectMany(turn => turn.Chunk(PerProject))
            .AsParallel()
            .SelectMany(chunk =>
            {
                ILookup<string, Diagnostic> errors = Errors(Open(chunk.Select(file => (file.Path, file.Fix.Text))));
                return chunk.Select(file => (file.Fix.Declaration, Errors: errors[file.Path].ToArray()));
            });
        foreach ((string declaration, Diagnostic[] errors) in found)
        {
            left[declaration] = errors;
        }

        return left;
    }

    private static MutantFinding[] FindChunk(Mutant[] mutants)
    {
        Solution solution = Open(mutants.Select(mutant => (mutant.Path, mutant.Text)));
        ILookup<string, Diagnostic> errors = Errors(solution);
        return
        [
            .. mutants.Select(mutant =>
            {
                Diagnostic[] found = [.. errors[mutant.Path]];
                return new MutantFinding(mutant, found, [.. found.SelectMany(error => Offers(solution, error, mutant))]);
            }),
        ];
    }

    private static Solution Open(IEnumerable<(string Path, string Text)> files)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace
            .AddProject("Mutants", LanguageNames.CSharp)
            .WithMetadataReferences(TestCompilation.References)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(TestCompilation.Options);
        Solution solution = project.Solution;
        foreach ((string path, string text) in files.Prepend((RandomBlocks.Path, RandomBlocks.Source)))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), path, SourceText.From(text), filePath: path);
        }

        return solution;
    }

    /// <summary>Returns the errors, grouped by the file of the network. Errors in its generated code are included.</summary>
    private static ILookup<string, Diagnostic> Errors(Solution solution)
    {
        Compilation original = solution.Projects.Single().GetCompilationAsync().GetAwaiter().GetResult()!;
        (Compilation compilation, ImmutableArray<Diagnostic> generator) = TestCompilation.Generate(original);
        return TestCompilation
            .Diagnose(compilation)
            .Concat(generator)
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .ToLookup(found => Path.GetFileName(found.Location.SourceTree?.FilePath ?? "nowhere").Split('.')[0] + ".cs");
    }

    private static IEnumerable<OfferedFix> Offers(Solution solution, Diagnostic error, Mutant mutant)
    {
        Document? document = solution.GetDocument(error.Location.SourceTree);
        if (document is null)
        {
            return [];
        }

        List<CodeAction> actions = [];
        foreach (CodeFixProvider provider in _providers.Where(provider => provider.FixableDiagnosticIds.Contains(error.Id)))
        {
            CodeFixContext context = new(document, error, (action, _) => actions.Add(action), CancellationToken.None);
            provider.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        }

        return
        [
            .. actions.Select(action =>
            {
                string text = Apply(action, document.Id);
                return new OfferedFix(action.Title, text, mutant.WithFormerName(text));
            }),
        ];
    }

    private static string Apply(CodeAction action, DocumentId document) =>
        action
            .GetOperationsAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .OfType<ApplyChangesOperation>()
            .Single()
            .ChangedSolution.GetDocument(document)!
            .GetTextAsync()
            .GetAwaiter()
            .GetResult()
            .ToString();
}
