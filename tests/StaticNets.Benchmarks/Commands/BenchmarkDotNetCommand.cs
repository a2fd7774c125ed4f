using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The command <c>benchmarkdotnet -- [arguments of BenchmarkDotNet]</c>: runs the workloads with BenchmarkDotNet.</summary>
internal static class BenchmarkDotNetCommand
{
    public static Command Create()
    {
        Argument<string[]> arguments = new("arguments") { Description = "Arguments of BenchmarkDotNet, after --, such as --filter *." };
        Command command = new("benchmarkdotnet", "Measures the workloads with BenchmarkDotNet.") { arguments };
        command.SetAction(result =>
        {
            // Measures in this process, because this process has the runtime settings of the other measurements, such as no tiered
            // compilation.
            IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
            BenchmarkSwitcher.FromTypes([typeof(WorkloadBenchmarks)]).Run(result.GetValue(arguments), config);
        });
        return command;
    }
}
