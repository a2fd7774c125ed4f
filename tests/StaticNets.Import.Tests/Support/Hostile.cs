using System.Diagnostics;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Tests.Support;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests.Support;

/// <summary>Imports damaged files, each of which becomes a network or an error, soon, and without much memory.</summary>
internal static class Hostile
{
    private const int MostSeconds = 10;

    // As docs/importing.md says.
    private const long MostForEachByte = 16;
    private const long MostBytes = 64L << 20;

    /// <summary>Imports a file, and returns whether it became a network.</summary>
    /// <param name="import">The import.</param>
    /// <param name="length">The length of the file in bytes.</param>
    /// <param name="which">Names the file in a failure.</param>
    /// <param name="more">Bytes that may be allocated in addition.</param>
    public static bool IsNetwork(Func<NetworkDeclaration> import, long length, string which, long more = 0)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        bool isNetwork = Imports(import, which);
        TimeSpan time = watch.Elapsed;
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < more + MostBytes + (MostForEachByte * length), $"{which} took {taken >> 20} MB");
        AssertSoon(time, () => Imports(import, which), which);
        return isNetwork;
    }

    /// <summary>
    /// Checks that an import ends soon. One that took long is repeated, because a machine with other work can stop a process for seconds; a file
    /// that takes long does so each time.
    /// </summary>
    /// <param name="time">The time that the import took.</param>
    /// <param name="again">Repeats the import.</param>
    /// <param name="which">Names the file in a failure.</param>
    public static void AssertSoon(TimeSpan time, Action again, string which)
    {
        if (time.TotalSeconds < MostSeconds)
        {
            return;
        }

        Stopwatch watch = Stopwatch.StartNew();
        again();
        Assert.True(watch.Elapsed.TotalSeconds < MostSeconds, $"{which} took {time}, and {watch.Elapsed} again");
    }

    private static bool Imports(Func<NetworkDeclaration> import, string which)
    {
        bool isNetwork = true;
        try
        {
            _ = DeclarationWriter.Write(import());
        }
        catch (Exception fault) when (fault is ToolException or InvalidDataException)
        {
            isNetwork = false;
        }
        catch (Exception fault)
        {
            Assert.Fail($"{which}: {fault}");
        }

        return isNetwork;
    }

    /// <summary>Runs <c>staticnets import</c> on damaged files, for each of which both files or none must be written.</summary>
    /// <param name="seed">The file before the damage.</param>
    /// <param name="name">Its name, whose ending tells the format.</param>
    /// <param name="random">Draws the damages.</param>
    public static void WritesAllOrNothing(byte[] seed, string name, Random random)
    {
        using TemporaryFolder source = new();
        string path = source.File(name);
        for (int i = 0; i < LongRun.Count(50, 1_000); i++)
        {
            using TemporaryFolder folder = new();
            File.WriteAllBytes(path, PickleFiles.Damage(seed, random));
            ToolRun run = ToolRun.Of("import", path, "--class", "Acme.Net", "--output", folder.Path);
            Assert.Equal(run.ExitCode == 0 ? ["Net.cs", "Net.safetensors"] : [], folder.Names);
        }
    }
}
