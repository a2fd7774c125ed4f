using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;

namespace StaticNets.Import.Tests.Support;

/// <summary>All fixtures that can be imported, written and compiled together, because each run of the compiler takes a second.</summary>
internal static class ImportedModels
{
    // Models that are refused, and models that only ONNX Runtime computes.
    private static readonly string[] _others = ["_refused", "_reference", "errors_together", "non_finite_weights"];

    /// <summary>The names of the fixtures that become networks.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.onnx")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !_others.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    // What an import does not find in an exported model: frozen layers, products of equal factors, causal masks, even sizes of neighbours,
    // functions of gates and candidates, and that an attention has no bias.

    private static readonly Lazy<CompiledNetworks> _compiled = new(() =>
        new CompiledNetworks(Names.Select(name => DeclarationWriter.Write(Import(name))))
    );

    public static CompiledNetworks Compiled => _compiled.Value;

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".onnx");

    public static string ClassOf(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Returns the declaration of a fixture.</summary>
    public static NetworkDeclaration Import(string name) =>
        OnnxImporter.Import(PathOf(name), new ImportOptions(new ClassName("Acme", ClassOf(name)), new Dictionary<string, int[]>(), null));

    /// <summary>Returns the attributes of the layers, one a line.</summary>
    public static string Layers(string name) => Layers(Import(name));

    /// <summary>Returns the attributes of the inputs, layers and outputs, one a line.</summary>
    public static string Layers(NetworkDeclaration network) =>
        string.Join('\n', DeclarationWriter.Write(network).Split('\n').Where(line => line.StartsWith('[') && !line.StartsWith("[Network")));

    /// <summary>Returns a network of a fixture with its weights, which have been written and read.</summary>
    public static object Load(string name) => Compiled.Load(Import(name));
}
