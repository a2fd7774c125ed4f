using System.Text.Json;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Peers;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks;

/// <summary>The fast mode: limits of the machine, then one line of JSON for each workload.</summary>
internal static class WorkloadRun
{
    /// <summary>Measures workloads, all without names.</summary>
    /// <exception cref="ArgumentException">There is no workload of a given name.</exception>
    public static void Run(IReadOnlyCollection<string> names, double seconds, bool peers)
    {
        ProcessorPinning.PinToLastCore();
        names = names.Count == 0 ? WorkloadCatalogue.Names : names;
        Workload[] workloads = [.. names.Select(WorkloadCatalogue.Create)];
        MachineLimits limits = MachineLimits.Measure();
        Console.Error.WriteLine($"{limits.Bits} bit: {limits.FlopsPerSecond / 1e9:F0} GFLOP/s; read {Bandwidths(limits)}");
        PeerTimes times = peers ? PeerTimes.Measure(names, seconds) : PeerTimes.None;
        foreach (Workload workload in workloads)
        {
            Report report = times.Beside(Report.Of(workload, Sampling.Measure(workload.Run, seconds), limits));
            Console.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.Report));
        }
    }

    private static string Bandwidths(MachineLimits limits) =>
        string.Join(", ", limits.BytesPerSecond.Select(level => $"{level.Key} {level.Value / 1e9:F0} GB/s"));
}
