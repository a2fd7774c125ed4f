using System.CommandLine;

namespace StaticNets.Benchmarks.Runs;

/// <summary>The options of all benchmark programs.</summary>
internal static class WorkloadOptions
{
    public static Argument<string[]> Names { get; } = new("names") { Description = "Which workloads; all without names." };

    public static Option<double> Seconds { get; } =
        new("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 1 };
}
