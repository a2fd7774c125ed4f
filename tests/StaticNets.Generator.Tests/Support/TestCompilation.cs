using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Compiles source with the library, the generator and the analyzers, as a user's build does.</summary>
internal static class TestCompilation
{
    private const string Usings = """
        global using System;
        global using StaticNets;
        """;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>All assemblies of the running process; the library is one of them.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Creates a compilation of files named <c>/0.cs</c>, <c>/1.cs</c>, …, with the usual global usings.</summary>
    public static CSharpCompilation Create(params string[] sources) => Create(sources, LanguageVersion.CSharp13);

    private static CSharpCompilation Create(string[] sources, LanguageVersion version) =>
        CSharpCompilation.Create(
            "Tested",
            [.. sources.Select((source, i) => Parse(source, $"/{i}.cs", version)), Parse(Usings, "/usings.cs", version)],
            References,
            Options
        );

    /// <summary>Returns the compilation with the generated files, and the generator's diagnostics.</summary>
    public static (Compilation Compilation, ImmutableArray<Diagnostic> Reports) Generate(
        Compilation compilation,
        NetworkGenerator? generator = null,
        params AdditionalText[] files
    )
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [(generator ?? new NetworkGenerator()).AsSourceGenerator()],
            files,
            (CSharpParseOptions)compilation.SyntaxTrees.First().Options
        );
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> reports);
        return (updated, reports);
    }

    /// <summary>
    /// Returns the analyzers' diagnostics, sorted by their place in the source, because analyzers run concurrently and report in any order.
    /// </summary>
    public static ImmutableArray<Diagnostic> Analyze(
        Compilation generated,
        NetworkAnalyzer? analyzer = null,
        params AdditionalText[] files
    ) => InOrder(WithAnalyzers(generated, analyzer, files).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());

    /// <summary>
    /// Returns the diagnostics of the compiler, then those of the analyzers, each in the order of the source. The compiler and the
    /// analyzers share one compilation, so that each method is bound once: binding the emitted methods is most of the work of a test.
    /// </summary>
    public static IEnumerable<Diagnostic> Diagnose(Compilation generated, params AdditionalText[] files) =>
        InOrder(WithAnalyzers(generated, null, files).GetAllDiagnosticsAsync().GetAwaiter().GetResult())
            .OrderBy(found => found.Id.StartsWith("SNET", StringComparison.Ordinal));

    private static CompilationWithAnalyzers WithAnalyzers(Compilation generated, NetworkAnalyzer? analyzer, AdditionalText[] files) =>
        generated.WithAnalyzers(
            [analyzer ?? new NetworkAnalyzer(), new NetworkCallAnalyzer(), new WeightAnalyzer()],
            new AnalyzerOptions([.. files])
        );

    private static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> reports) =>
        [
            .. reports
                .OrderBy(found => found.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(found => found.Location.SourceSpan.Start),
        ];

    /// <summary>Returns the diagnostics of a build: all errors, and all diagnostics of StaticNets.</summary>
    public static IReadOnlyList<Diagnostic> Findings(params string[] sources) => Findings(sources, []);

    /// <summary>Returns the diagnostics of a project with weight files, or with another version of C#.</summary>
    public static IReadOnlyList<Diagnostic> Findings(
        string[] sources,
        AdditionalText[] files,
        LanguageVersion version = LanguageVersion.CSharp13
    )
    {
        (Compilation compilation, ImmutableArray<Diagnostic> generator) = Generate(Create(sources, version), files: files);
        return Findings(compilation, generator, files);
    }

    /// <summary>Returns the diagnostics of a project with a file that another generator wrote.</summary>
    public static IReadOnlyList<Diagnostic> FindingsBesideGenerated(string generated, params string[] sources)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> generator) = Generate(Create(sources));
        SyntaxTree other = Parse(generated, "/obj/Other.Generator/Page_razor.g.cs", LanguageVersion.CSharp13);
        return Findings(compilation.AddSyntaxTrees(other), generator, []);
    }

    private static IReadOnlyList<Diagnostic> Findings(
        Compilation compilation,
        ImmutableArray<Diagnostic> generator,
        AdditionalText[] files
    ) =>
        [
            .. Diagnose(compilation, files)
                .Concat(generator)
                .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("SNET", StringComparison.Ordinal)),
        ];

    /// <summary>Returns the declaration of the class <c>Net</c>.</summary>
    public static NetworkDeclaration Declaration(string source) =>
        DeclarationReader.Read(Create(source).GetTypeByMetadataName("Net")!, CancellationToken.None);

    private static SyntaxTree Parse(string source, string path, LanguageVersion version) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions.WithLanguageVersion(version), path);
}
