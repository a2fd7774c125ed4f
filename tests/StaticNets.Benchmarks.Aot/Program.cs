using System.CommandLine;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Runs;

RootCommand command = new("The workloads, compiled ahead of time.") { WorkloadOptions.Names, WorkloadOptions.Seconds };
command.SetAction(result =>
{
    ProcessorPinning.PinToLastCore();
    foreach (Report report in WorkloadRun.Run(result.GetValue(WorkloadOptions.Names)!, result.GetValue(WorkloadOptions.Seconds)))
    {
        Console.WriteLine(ReportJson.Write(report));
    }
});
return command.Parse(args).Invoke();
