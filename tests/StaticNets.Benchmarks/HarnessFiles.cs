using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks;

/// <summary>Files of the harness in the source, which runs write and peers are installed beside.</summary>
internal static class HarnessFiles
{
    /// <summary>The path of one of them.</summary>
    public static string PathOf(params string[] path) => Repository.PathOf(["tests", "StaticNets.Benchmarks", .. path]);
}
