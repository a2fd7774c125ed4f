using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>An import of an exported network, exported and imported again, gives the same declaration; parts and blocks become their layers.</summary>
public sealed class ExportRoundTripTests
{
    private static readonly Lazy<Dictionary<string, NetworkDeclaration>> _first = new(() => Names.ToDictionary(name => name, ImportExport));

    private static readonly Lazy<CompiledNetworks> _compiled = new(() =>
        new CompiledNetworks(_first.Value.Values.Select(DeclarationWriter.Write))
    );

    /// <summary>The networks whose operations all have a layer.</summary>
    public static IEnumerable<string> Names => [.. DeclaredNetworks.Names, "Twins", "BlocksInBlocks", "Windows", "Enlarging"];

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public void TheSecondImportIsTheSame(string name)
    {
        using TemporaryFolder folder = new();
        NetworkDeclaration first = _first.Value[name];
        DeclarationFiles.Write(first, folder.Path);
        string assembly = folder.File("Imported.dll");
        _compiled.Value.Save(assembly);
        string weights = folder.File(name + ".safetensors");
        string model = folder.File("model.onnx");
        _ = ToolRun.Of("export", assembly, "Acme." + name, "--weights", weights, "--output", model).Report;

        Assert.Equal(ImportedModels.Layers(first), ImportedModels.Layers(Import(model, name)));
        Comparison.CheckExport(_compiled.Value.Load(name, weights), File.ReadAllBytes(model));
    }

    private static NetworkDeclaration ImportExport(string name)
    {
        using TemporaryFolder folder = new();
        CompiledNetworks compiled = DeclaredNetworks.Names.Contains(name) ? DeclaredNetworks.Compiled : ComposedNetworks.Compiled;
        return Import(ExportCall.Write(folder, compiled, name, out _), name);
    }

    private static NetworkDeclaration Import(string model, string name) =>
        OnnxImporter.Import(model, new ImportOptions(new ClassName("Acme", name), new Dictionary<string, int[]>(), null));
}
