using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Compiles sources with the strictest settings that a user may have, and runs the generator on them.</summary>
internal static class GeneratorHost
{
    /// <summary>The name of C# 14 in the compiler version that the generator is built against.</summary>
    public const LanguageVersion CSharp14 = LanguageVersion.Preview;

    private static readonly string[] _frameworkPrefixes = ["System.", "Microsoft.Win32.", "mscorlib.", "netstandard.", "StaticNets.dll"];

    /// <summary>
    /// Suppresses warning CS1701: the library was built for an older framework than the framework that runs the tests, as is usual for
    /// libraries.
    /// </summary>
    private static readonly Dictionary<string, ReportDiagnostic> _ofTheHost = new() { ["CS1701"] = ReportDiagnostic.Suppress };

    private static readonly Lazy<ImmutableArray<MetadataReference>> _references = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => _frameworkPrefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    /// <summary>References to the running framework and the library.</summary>
    public static ImmutableArray<MetadataReference> References => _references.Value;

    public static CSharpParseOptions ParseOptions(LanguageVersion version) => new(version, DocumentationMode.Diagnose);

    public static SyntaxTree Parse(string text, string path = "Source.cs", LanguageVersion version = LanguageVersion.CSharp13) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions(version), path);

    /// <summary>Creates a library from files: every warning is an error, arithmetic is checked, unsafe code is not allowed.</summary>
    public static CSharpCompilation Compilation(params SyntaxTree[] trees) =>
        CSharpCompilation.Create(
            "Networks",
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                allowUnsafe: false,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: _ofTheHost,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    /// <summary>Creates a driver that records its steps.</summary>
    public static GeneratorDriver Driver(LanguageVersion version = LanguageVersion.CSharp13) => Driver(new NetworkGenerator(), version);

    public static GeneratorDriver Driver(IIncrementalGenerator generator, LanguageVersion version = LanguageVersion.CSharp13) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: ParseOptions(version),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );

    /// <summary>Compiles one file with the files that the generator emits for it.</summary>
    public static GeneratedCompilation Generate(string text, LanguageVersion version = LanguageVersion.CSharp13) =>
        Generate([Parse(text, version: version)], version);

    /// <summary>Compiles files with the files that the generator emits for them.</summary>
    public static GeneratedCompilation Generate(SyntaxTree[] trees, LanguageVersion version = LanguageVersion.CSharp13)
    {
        Compilation original = Compilation(trees);
        GeneratorDriver driver = Driver(version).RunGeneratorsAndUpdateCompilation(original, out Compilation updated, out _);
        return new GeneratedCompilation(original, updated, driver.GetRunResult().Results.Single());
    }

    /// <summary>Returns the graph of a network class, with its problems.</summary>
    /// <param name="name">The simple name of the class, which must be unique.</param>
    public static NetworkGraph Graph(Compilation compilation, string name)
    {
        ISymbol type = compilation.GetSymbolsWithName(name, SymbolFilter.Type).Single();
        return GraphBuilder.Build(DeclarationReader.Read((INamedTypeSymbol)type, CancellationToken.None));
    }
}
