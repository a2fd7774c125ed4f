using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing;
using StaticNets.Tool.KerasModels;
using StaticNets.Tool.Tests.Support;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Damaged models of Keras: each becomes a network or an error, soon, and without much memory.</summary>
public sealed class HostileKerasTests
{
    // PureHDF asks for an array of a damaged length before it finds that the file ends earlier; it is never filled.
    private const long LongestArray = int.MaxValue;

    private static readonly ImportOptions _options = new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);

    [Fact]
    public void DamagedLayersBecomeNetworksOrErrors()
    {
        KerasMutator mutator = new(seed: 3);
        int count = MutantCount.Of(10_000, 1_000_000);
        int networks = 0;
        for (int i = 0; i < count; i++)
        {
            KerasModelFile file = mutator.Next();
            long length = file.Config.Length + file.Tensors.Sum(tensor => (long)tensor.Bytes.Length);
            networks += Hostile.IsNetwork(() => KerasImporter.Import(file, "net.keras", "", _options), length, $"mutant {i}: {file.Config}")
                ? 1
                : 0;
        }

        // Mutants that are refused at once would test little.
        Assert.InRange(networks, count / 20, count);
    }

    [Theory]
    [InlineData("mlp.keras")]
    [InlineData("sequences.keras")]
    [InlineData("words.h5")]
    [InlineData("branches.h5")]
    public void DamagedFilesBecomeNetworksOrErrors(string name)
    {
        byte[] seed = File.ReadAllBytes(KerasFixtures.PathOf(name));
        Random random = new(4);
        for (int i = 0; i < MutantCount.Of(25_000, 250_000); i++)
        {
            byte[] file = PickleFiles.Damage(seed, random);
            Hostile.IsNetwork(() => KerasImporter.Import(file, name, "", _options), file.Length, $"mutant {i} of {name}", LongestArray);
        }
    }

    [Fact]
    public void NothingIsWrittenForDamagedFiles()
    {
        byte[] seed = File.ReadAllBytes(KerasFixtures.PathOf("mlp.keras"));
        Hostile.WritesAllOrNothing(seed, "net.keras", new Random(5));
    }

    [Fact]
    public void WhatIsWrittenOfDamagedLayersCompiles()
    {
        KerasMutator mutator = new(seed: 6);
        int count = LongRun.Count(12, 200);
        HashSet<string> seen = [.. KerasFixtures.Names.Select(name => ImportedModels.Layers(KerasFixtures.Import(name)))];
        List<string> declarations = [];
        while (declarations.Count < count)
        {
            try
            {
                ImportOptions options = _options with { Class = new ClassName("Acme", $"Net{declarations.Count}") };
                NetworkDeclaration network = KerasImporter.Import(mutator.Next(), "net.keras", "", options);
                bool isModerate = network.Layers.Concat(network.Inputs).All(layer => Math.Abs((double)layer.Length) < 100_000);
                if (isModerate && seen.Add(ImportedModels.Layers(network)))
                {
                    declarations.Add(DeclarationWriter.Write(network));
                }
            }
            catch (Exception fault) when (fault is ToolException or InvalidDataException)
            {
                // Refused, as most are.
            }
        }

        CompiledNetworks compiled = new(declarations);
        Assert.DoesNotContain(compiled.Complaints, complaint => complaint.Contains(": error ", StringComparison.Ordinal));
    }
}
