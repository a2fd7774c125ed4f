using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Exports networks, and compares them with what ONNX Runtime computes of the exported model.</summary>
public sealed class OnnxExportTests
{
    public static TheoryData<string> Imported => [.. ImportedModels.Names];

    public static TheoryData<string> Declared => [.. DeclaredNetworks.Names];

    /// <summary>Import, export, import: the second declaration has the same layers, and the exported model computes the same.</summary>
    [Theory]
    [MemberData(nameof(Imported))]
    public void ImportOfAnExportGivesTheSameDeclaration(string name)
    {
        using TemporaryFolder folder = new();
        string assembly = folder.File("Imported.dll");
        ImportedModels.Compiled.Save(assembly);
        DeclarationFiles.Write(ImportedModels.Import(name), folder.Path);
        string type = ImportedModels.ClassOf(name);
        string model = folder.File("model.onnx");
        _ = ToolRun.Of("export", assembly, "Acme." + type, "--weights", folder.File(type + ".safetensors"), "--output", model).Report;

        ExportCall.Keep(model, name);
        NetworkDeclaration again = OnnxImporter.Import(
            model,
            new ImportOptions(new ClassName("Acme", type), new Dictionary<string, int[]>(), null)
        );
        Assert.Equal(ImportedModels.Layers(name), ImportedModels.Layers(again));
        Comparison.Check(again, ImportedModels.Load(name), File.ReadAllBytes(model));
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void ComputesTheSame(string name)
    {
        using TemporaryFolder folder = new();
        string model = Export(folder, name, out object network);
        ExportCall.Keep(model, name);
        NetworkDeclaration again = OnnxImporter.Import(
            model,
            new ImportOptions(new ClassName("Acme", name), new Dictionary<string, int[]>(), null)
        );
        Comparison.Check(again, network, File.ReadAllBytes(model));
    }

    private static string Export(TemporaryFolder folder, string name, out object network) =>
        ExportCall.Write(folder, DeclaredNetworks.Compiled, name, out network);
}
