using System.Diagnostics;
using StaticNets.Tool.Declarations;
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

        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < more + MostBytes + (MostForEachByte * length), $"{which} took {taken >> 20} MB");
        Assert.True(watch.Elapsed.TotalSeconds < MostSeconds, $"{which} took {watch.Elapsed}");
        return isNetwork;
    }
}
