using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Runs;

/// <summary>Measures the limits of the machine, then each workload.</summary>
internal static class WorkloadRun
{
    // A disturbance of some seconds then meets a part of the rounds, and our own times as those of the other libraries.
    private const int Rounds = 5;

    /// <summary>
    /// Measures workloads in this process, all workloads if no names are given. Each one is measured when its report is enumerated.
    /// </summary>
    /// <param name="measurePeers">Called after each round of a workload with its name and the seconds of the round.</param>
    /// <exception cref="ArgumentException">A name is not the name of a workload.</exception>
    public static IEnumerable<Report> Run(IReadOnlyCollection<string> names, double seconds, Action<string, double>? measurePeers = null)
    {
        Workload[] workloads = [.. WorkloadCatalogue.NamesOrAll(names).Select(WorkloadCatalogue.Create)];
        return Measure(workloads, seconds, measurePeers);
    }

    private static IEnumerable<Report> Measure(Workload[] workloads, double seconds, Action<string, double>? measurePeers)
    {
        MachineLimits limits = MachineLimits.Measure();
        Console.Error.WriteLine(limits);
        foreach (Workload workload in workloads)
        {
            Samples samples = new(workload.Run);
            for (int i = 0; i < Rounds; i++)
            {
                samples.Add(seconds / Rounds);
                measurePeers?.Invoke(workload.Name, seconds / Rounds);
            }

            yield return Report.Of(workload, samples.Timing, limits);
        }
    }
}
