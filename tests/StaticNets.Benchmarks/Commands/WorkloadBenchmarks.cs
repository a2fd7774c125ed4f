using BenchmarkDotNet.Attributes;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The workloads for BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class WorkloadBenchmarks
{
    private Action _run = () => { };

    /// <summary>Name of the workload.</summary>
    [ParamsSource(nameof(Names))]
    public string Workload { get; set; } = "";

    /// <summary>The names of all workloads.</summary>
    public static IEnumerable<string> Names => WorkloadCatalogue.Names;

    /// <summary>Prepares the workload.</summary>
    [GlobalSetup]
    public void Prepare() => _run = WorkloadCatalogue.Create(Workload).Run;

    /// <summary>Runs the workload once.</summary>
    [Benchmark]
    public void Run() => _run();
}
