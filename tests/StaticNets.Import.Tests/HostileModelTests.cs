using System.Diagnostics;
using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Damaged and hostile files: each becomes a network or an error, soon, and without much memory.</summary>
public sealed class HostileModelTests
{
    private static readonly ImportOptions _options = new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);

    // Far more than a model of some kilobytes needs, and far less than a machine has.
    private const long MostBytes = 400L << 20;

    /// <summary>Mutants of all fixtures.</summary>
    [Fact]
    public void MutantsBecomeNetworksOrErrors()
    {
        byte[][] seeds = [.. ImportedModels.Names.Select(name => File.ReadAllBytes(ImportedModels.PathOf(name)))];
        ModelMutator mutator = new(seeds, seed: 1);
        int count = MutantCount.Of(100_000, 1_000_000);
        int networks = 0;
        Dictionary<string, string> faults = [];
        for (int i = 0; i < count; i++)
        {
            try
            {
                networks += IsNetwork(mutator.Next(), $"mutant {i}") ? 1 : 0;
            }
            catch (Exception fault) when (faults.Count < 10)
            {
                // One for each place in the code, so that a long run reports all of them.
                faults.TryAdd(
                    $"{fault.GetType()} {fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("StaticNets"))}",
                    $"mutant {i}: {fault}"
                );
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Values));

        // Mutants that are refused at once would test little.
        Assert.InRange(networks, count / 20, count);
    }

    [Fact]
    public void ManyEmptyMessagesAreRefusedBeforeTheyAreRead()
    {
        // A graph of a million empty nodes takes two bytes for each: field 1 with length 0.
        byte[] nodes = [.. Enumerable.Repeat((byte[])[0x0A, 0x00], 1_000_000).SelectMany(pair => pair)];
        byte[] length = [0x80, 0x89, 0x7A];
        byte[] file = [0x3A, .. length, .. nodes];
        string error = Assert.Throws<ToolException>(() => Import(file)).Message;
        Assert.Equal("'net.onnx' has more than 231250 nodes, texts and other entries in 2000004 bytes.", error);
    }

    [Theory]
    [InlineData(new byte[0], "'net.onnx' is no ONNX model: it has no graph with an output.")]
    [InlineData(new byte[] { 0x89, 0x48, 0x44, 0x46 }, "'net.onnx' is no ONNX model, or is damaged.")]
    public void OtherFiles(byte[] file, string error) => Assert.Equal(error, Assert.Throws<ToolException>(() => Import(file)).Message);

    private static NetworkDeclaration Import(byte[] file) => OnnxImporter.Import(file, "net.onnx", "", _options, folder: null);

    private static bool IsNetwork(byte[] file, string which)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        bool isNetwork = Imports(file);
        TimeSpan time = watch.Elapsed;
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < MostBytes, $"{which} took {taken >> 20} MB");
        Hostile.AssertSoon(time, () => Imports(file), which);
        return isNetwork;
    }

    private static bool Imports(byte[] file)
    {
        try
        {
            _ = DeclarationWriter.Write(Import(file));
            return true;
        }
        catch (ToolException)
        {
            return false;
        }
    }
}
