using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Runs;

/// <summary>The same workloads on this processor with the wider vectors switched off.</summary>
internal static class NarrowRuns
{
    /// <summary>Reports with vectors of at most 256 bits, where the processor has wider ones.</summary>
    public static List<Report> Run256(IEnumerable<string> names, double seconds) => Run(names, seconds, "DOTNET_EnableAVX512");

    /// <summary>Reports with vectors of 128 bits.</summary>
    public static List<Report> Run128(IEnumerable<string> names, double seconds) => Run(names, seconds, "DOTNET_EnableAVX");

    private static List<Report> Run(IEnumerable<string> names, double seconds, string feature) =>
        ChildRun.Run(Environment.ProcessPath!, ["workloads"], names, seconds, (feature, "0"));
}
