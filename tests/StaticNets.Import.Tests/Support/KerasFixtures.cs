using System.Text.Json;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.KerasModels;

namespace StaticNets.Import.Tests.Support;

/// <summary>The models of Keras among the fixtures, written and compiled together.</summary>
internal static class KerasFixtures
{
    private static readonly JsonElement _expected = JsonDocument.Parse(File.ReadAllBytes(PathOf("keras.json"))).RootElement;

    private static readonly Lazy<CompiledNetworks> _compiled = new(() =>
        new CompiledNetworks(Names!.Select(name => DeclarationWriter.Write(Import(name))))
    );

    /// <summary>The files of the models that become networks.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _expected.EnumerateObject().Select(model => model.Name)];

    public static CompiledNetworks Compiled => _compiled.Value;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Keras", file);

    /// <summary>Returns the declaration of a model.</summary>
    public static NetworkDeclaration Import(string file, Dictionary<string, int[]>? shapes = null) =>
        KerasImporter.Import(PathOf(file), new ImportOptions(new ClassName("Acme", ClassOf(file)), shapes ?? [], null));

    /// <summary>Returns the inputs or outputs that the fixture's script has written, each of all rows.</summary>
    public static double[][] Rows(string file, string which) =>
        [
            .. _expected
                .GetProperty(file)
                .GetProperty(which)
                .EnumerateArray()
                .Select(port => port.EnumerateArray().Select(number => number.GetDouble()).ToArray()),
        ];

    /// <summary>Returns a network with its weights, which have been written and read.</summary>
    public static object Load(string file) => Compiled.Load(Import(file));

    private static string ClassOf(string file) =>
        string.Concat(file.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
