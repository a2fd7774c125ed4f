using System.CommandLine;

namespace StaticNets.Benchmarks.Runs;

/// <summary>What every program of the harness can be told.</summary>
internal static class WorkloadOptions
{
    public static Argument<string[]> Names { get; } = new("names") { Description = "Which workloads; all without names." };

    public static Option<double> Seconds { get; } =
        new("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 1 };
}
