using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;

namespace StaticNets.Import.Tests.Support;

/// <summary>Declarations that were compiled as a user's build does, with the generator and the analyzers.</summary>
internal sealed class CompiledNetworks
{
    private static readonly string[] _prefixes = ["System.", "mscorlib.", "netstandard.", "StaticNets.dll"];

    private static readonly Lazy<ImmutableArray<MetadataReference>> _references = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => _prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    private readonly byte[] _image;
    private readonly Lazy<Assembly> _assembly;

    public CompiledNetworks(IEnumerable<string> declarations)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        CSharpCompilation original = CSharpCompilation.Create(
            "Imported",
            declarations.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/{i}.cs")),
            _references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress },
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(original, out Compilation generated, out ImmutableArray<Diagnostic> ofGenerator);
        ImmutableArray<Diagnostic> ofAnalyzer = generated
            .WithAnalyzers([new NetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        using MemoryStream stream = new();
        ImmutableArray<Diagnostic> ofCompiler = generated.Emit(stream).Diagnostics;
        _image = stream.ToArray();
        _assembly = new(() => new AssemblyLoadContext("imported").LoadFromStream(new MemoryStream(_image)));
        Complaints =
        [
            .. ofGenerator
                .Concat(ofAnalyzer)
                .Concat(ofCompiler)
                .Where(found => found.Severity is DiagnosticSeverity.Warning or DiagnosticSeverity.Error)
                .Select(found =>
                    $"{found} | {found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line]}"
                ),
        ];
    }

    /// <summary>All warnings and errors, with the lines that they are about.</summary>
    public IReadOnlyList<string> Complaints { get; }

    /// <summary>Returns a class by its full name.</summary>
    public Type Type(string name) => _assembly.Value.GetType(name, throwOnError: true)!;

    /// <summary>Returns a network with its weights, which have been written and read.</summary>
    public object Load(NetworkDeclaration network)
    {
        using TemporaryFolder folder = new();
        (_, string weights) = DeclarationFiles.Write(network, folder.Path);
        return Load(network.Class, weights);
    }

    /// <summary>Returns a network of a class in the namespace Acme with the weights of a file.</summary>
    public object Load(string name, string weights)
    {
        object network = Activator.CreateInstance(Type("Acme." + name))!;
        network.GetType().GetMethod("LoadWeights", [typeof(string)])!.Invoke(network, [weights]);
        return network;
    }

    /// <summary>Writes the assembly to a file.</summary>
    public void Save(string path) => File.WriteAllBytes(path, _image);
}
