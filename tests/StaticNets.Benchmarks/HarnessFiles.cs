using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks;

/// <summary>Finds files of the benchmarks in the source folder, where runs write results and other libraries are installed.</summary>
internal static class HarnessFiles
{
    /// <summary>Returns the path of a file.</summary>
    public static string PathOf(params string[] path) => Repository.PathOf(["tests", "StaticNets.Benchmarks", .. path]);
}
