using System.Text.Json;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks;

/// <summary>The fast mode: limits of the machine, then one line of JSON for each workload.</summary>
internal static class WorkloadRun
{
    /// <summary>Measures workloads, all without names.</summary>
    /// <exception cref="ArgumentException">There is no workload of a given name.</exception>
    public static void Run(IReadOnlyCollection<string> names, double seconds)
    {
        ProcessorPinning.PinToLastCore();
        Workload[] workloads = [.. (names.Count == 0 ? WorkloadCatalogue.Names : names).Select(WorkloadCatalogue.Create)];
        MachineLimits limits = MachineLimits.Measure();
        Console.Error.WriteLine($"{limits.Bits} bit: {limits.FlopsPerSecond / 1e9:F0} GFLOP/s; read {Bandwidths(limits)}");
        foreach (Workload workload in workloads)
        {
            Report report = Report.Of(workload, Sampling.Measure(workload.Run, seconds), limits);
            Console.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.Report));
        }
    }

    private static string Bandwidths(MachineLimits limits) =>
        string.Join(", ", limits.BytesPerSecond.Select(level => $"{level.Key} {level.Value / 1e9:F0} GB/s"));
}
