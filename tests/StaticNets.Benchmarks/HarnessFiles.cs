using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks;

/// <summary>
/// Finds files in the source folder of the benchmarks, which also contains the results of runs and the libraries for comparison.
/// </summary>
internal static class HarnessFiles
{
    /// <summary>Returns the path of a file.</summary>
    public static string PathOf(params string[] path) => Repository.PathOf(["tests", "StaticNets.Benchmarks", .. path]);
}
