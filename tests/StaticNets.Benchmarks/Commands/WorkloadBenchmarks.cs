using BenchmarkDotNet.Attributes;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The workloads as BenchmarkDotNet finds them.</summary>
[MemoryDiagnoser]
public class WorkloadBenchmarks
{
    private Action _run = () => { };

    /// <summary>Name of the workload.</summary>
    [ParamsSource(nameof(Names))]
    public string Workload { get; set; } = "";

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => WorkloadCatalogue.Names;

    /// <summary>Prepares it.</summary>
    [GlobalSetup]
    public void Prepare() => _run = WorkloadCatalogue.Create(Workload).Run;

    /// <summary>One run of it.</summary>
    [Benchmark]
    public void Run() => _run();
}
