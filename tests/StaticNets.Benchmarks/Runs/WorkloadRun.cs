using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Runs;

/// <summary>Measures the limits of the machine, then each workload.</summary>
internal static class WorkloadRun
{
    /// <summary>
    /// Measures workloads in this process, all workloads if no names are given. Each one is measured when its report is enumerated.
    /// </summary>
    /// <exception cref="ArgumentException">A name is not the name of a workload.</exception>
    public static IEnumerable<Report> Run(IReadOnlyCollection<string> names, double seconds)
    {
        Workload[] workloads = [.. WorkloadCatalogue.NamesOrAll(names).Select(WorkloadCatalogue.Create)];
        return Measure(workloads, seconds);
    }

    private static IEnumerable<Report> Measure(Workload[] workloads, double seconds)
    {
        MachineLimits limits = MachineLimits.Measure();
        Console.Error.WriteLine(limits);
        foreach (Workload workload in workloads)
        {
            yield return Report.Of(workload, Sampling.Measure(workload.Run, seconds), limits);
        }
    }
}
