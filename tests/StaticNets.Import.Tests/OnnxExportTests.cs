using System.Reflection;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Exporting.Layers;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Exports networks, and compares them with what ONNX Runtime computes of the exported model.</summary>
public sealed class OnnxExportTests
{
    public static TheoryData<string> Imported => [.. ImportedModels.Exported];

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

        Keep(model, name);
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
        NetworkDeclaration again = OnnxImporter.Import(
            model,
            new ImportOptions(new ClassName("Acme", name), new Dictionary<string, int[]>(), null)
        );
        Comparison.Check(again, network, File.ReadAllBytes(model));
    }

    [Fact]
    public void EveryKindOfLayerIsTested()
    {
        string text = string.Join('\n', ImportedModels.Names.Select(ImportedModels.Layers).Concat(DeclaredNetworks.Texts));
        Assert.All(
            LayerTable.Kinds,
            kind =>
                Assert.True(
                    text.Contains($"[{kind}(", StringComparison.Ordinal) || text.Contains($"[{kind}]", StringComparison.Ordinal),
                    kind
                )
        );
    }

    [Fact]
    public void LayersThatCannotBeExportedAreListedTogether()
    {
        using TemporaryFolder folder = new();
        string assembly = folder.File("Declared.dll");
        DeclaredNetworks.Compiled.Save(assembly);
        object network = Activator.CreateInstance(DeclaredNetworks.Compiled.Type("Acme.Refused"))!;
        Save(network, folder.File("w.safetensors"));
        ToolRun run = ToolRun.Of(
            "export",
            assembly,
            "Acme.Refused",
            "--weights",
            folder.File("w.safetensors"),
            "--output",
            folder.File("m.onnx")
        );
        Assert.Equal(
            """
            'Acme.Refused': 2 layers cannot be exported. Nothing was written.
              'positional_encoding' (PositionalEncoding): no operation of ONNX computes this kind of layer
              'activation' (Activation): the function Heaviside has no operation in ONNX

            """.ReplaceLineEndings("\n"),
            run.Error
        );
        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(folder.File("m.onnx")));
    }

    private static string Export(TemporaryFolder folder, string name, out object network)
    {
        string assembly = folder.File("Declared.dll");
        DeclaredNetworks.Compiled.Save(assembly);
        network = Activator.CreateInstance(DeclaredNetworks.Compiled.Type("Acme." + name))!;
        string weights = folder.File("weights.safetensors");
        Save(network, weights);
        string model = folder.File("model.onnx");
        _ = ToolRun.Of("export", assembly, "Acme." + name, "--weights", weights, "--output", model).Report;
        Keep(model, name);
        return model;
    }

    /// <summary>Copies a model to the folder that Fixtures/check_exports.py checks, if the environment names it.</summary>
    private static void Keep(string model, string name)
    {
        if (Environment.GetEnvironmentVariable("STATICNETS_EXPORTS") is { Length: > 0 } folder)
        {
            File.Copy(model, Path.Combine(folder, name + ".onnx"), overwrite: true);
        }
    }

    private static void Save(object network, string path)
    {
        MethodInfo save = network
            .GetType()
            .GetMethods()
            .Single(method => method.Name == "Save" && method.GetParameters() is [var only] && only.ParameterType == typeof(string));
        save.Invoke(network, [path]);
    }
}
