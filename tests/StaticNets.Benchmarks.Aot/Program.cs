using System.CommandLine;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Runs;

RootCommand command = new("The workloads, compiled ahead of time.") { WorkloadOptions.Names, WorkloadOptions.Seconds };
command.SetAction(WorkloadOptions.Checked(result => result.GetValue(WorkloadOptions.Names)!, Run));
return command.Parse(args).Invoke();

static void Run(ParseResult result)
{
    ProcessorPinning.PinToLastCore();
    foreach (Report report in WorkloadRun.Run(result.GetValue(WorkloadOptions.Names)!, result.GetValue(WorkloadOptions.Seconds)))
    {
        Console.WriteLine(ReportJson.Write(report));
    }
}
