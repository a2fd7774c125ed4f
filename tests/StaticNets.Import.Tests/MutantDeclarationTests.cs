using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Damaged models that are still imported: the import knows the rules of the declaration, so that what it writes compiles.</summary>
public sealed class MutantDeclarationTests
{
    private const int MostElements = 100_000;

    [Fact]
    public void WhatIsWrittenCompiles()
    {
        byte[][] seeds = [.. ImportedModels.Names.Select(name => File.ReadAllBytes(ImportedModels.PathOf(name)))];
        ModelMutator mutator = new(seeds, seed: 2);
        int count = LongRun.Count(12, 1_000);
        HashSet<string> seen = [.. ImportedModels.Names.Select(ImportedModels.Layers)];
        List<string> declarations = [];
        while (declarations.Count < count)
        {
            NetworkDeclaration? network = Import(mutator.Next(), $"Net{declarations.Count}");
            if (network is not null && seen.Add(ImportedModels.Layers(network)))
            {
                declarations.Add(DeclarationWriter.Write(network));
            }
        }

        CompiledNetworks compiled = new(declarations);
        Assert.DoesNotContain(compiled.Complaints, complaint => complaint.Contains(": error ", StringComparison.Ordinal));
    }

    /// <summary>Returns a network of moderate size, or <see langword="null"/>.</summary>
    private static NetworkDeclaration? Import(byte[] model, string name)
    {
        try
        {
            ImportOptions options = new(new ClassName("Acme", name), new Dictionary<string, int[]>(), null);
            NetworkDeclaration network = OnnxImporter.Import(model, "net.onnx", "", options, folder: null);
            bool isModerate = network.Layers.Concat(network.Inputs).All(layer => Elements(layer) < MostElements);
            return isModerate ? network : null;
        }
        catch (ToolException)
        {
            return null;
        }
    }

    private static double Elements(Layer layer) => layer.Shape.Aggregate(1.0, (product, length) => product * length);
}
