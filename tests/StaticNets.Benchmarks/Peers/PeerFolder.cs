using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Where the peers' scripts stand: in the source, so that what they install stays out of the build's output.</summary>
internal static class PeerFolder
{
    /// <summary>The path of a file or folder in it.</summary>
    public static string Of(string relative) => Path.GetFullPath(Path.Combine(Here(), "..", "..", "peers", relative));

    private static string Here([CallerFilePath] string path = "") => path;
}
