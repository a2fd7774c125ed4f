using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.StateDicts;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Damaged weights of PyTorch: each file becomes a proposal or an error, soon, and without much memory.</summary>
public sealed class HostileStateDictTests
{
    private static readonly ImportOptions _options = new(
        new ClassName("Acme", "Net"),
        new Dictionary<string, int[]> { ["input"] = [0, 2, 5, 6] },
        null
    );

    [Theory]
    [InlineData("mlp.pt", false)]
    [InlineData("padded.pt", true)]
    [InlineData("words.pt", false)]
    [InlineData("gru.pt", false)]
    public void DamagedFilesBecomeNetworksOrErrors(string name, bool isImage)
    {
        byte[] seed = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "StateDicts", name));
        ImportOptions options = isImage ? _options : _options with { Shapes = new Dictionary<string, int[]>() };
        Random random = new(8);
        int count = MutantCount.Of(25_000, 250_000);
        int networks = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] file = PickleFiles.Damage(seed, random);
            networks += Hostile.IsNetwork(
                () => StateDictImporter.Import(new MemoryStream(file), name, "", options),
                file.Length,
                $"mutant {i} of {name}"
            )
                ? 1
                : 0;
        }

        // Mutants that are refused at once would test little.
        Assert.InRange(networks, count / 50, count);
    }

    [Fact]
    public void NothingIsWrittenForDamagedFiles()
    {
        byte[] seed = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "StateDicts", "mlp.pt"));
        Hostile.WritesAllOrNothing(seed, "net.pt", new Random(9));
    }
}
