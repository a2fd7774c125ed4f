using System.CommandLine;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Peers;
using StaticNets.Benchmarks.Readme;
using StaticNets.Benchmarks.Runs;
using StaticNets.Benchmarks.Widths;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>
/// The command <c>workloads [NAME…] [--seconds S] [--peers] [--aot] [--fresh] [--readme]</c>: compares workloads with the limits of this machine.
/// </summary>
internal static class WorkloadsCommand
{
    private static readonly Option<bool> _peers = new("--peers")
    {
        Description = "Measures PyTorch and ONNX Runtime in turn with them, and NumPy before them; peers/setup.sh installs these.",
    };

    private static readonly Option<bool> _aot = new("--aot") { Description = "Compiles them ahead of time and measures that beside them." };

    private static readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Measures how soon each of them reaches its full speed in a new process.",
    };

    private static readonly Option<bool> _readme = new("--readme")
    {
        Description = "Measures all workloads at all widths, with the peers and ahead of time, and writes the tables of the README.",
    };

    public static Command Create()
    {
        Command command = new("workloads", "Measures workloads against the limits of this machine, one JSON object a line.")
        {
            WorkloadOptions.Names,
            WorkloadOptions.Seconds,
            _peers,
            _aot,
            _fresh,
            _readme,
        };
        command.SetAction(WorkloadOptions.Checked(arguments => arguments.GetValue(WorkloadOptions.Names)!, Run));
        return command;
    }

    private static void Run(ParseResult arguments)
    {
        IReadOnlyCollection<string> names = WorkloadCatalogue.NamesOrAll(arguments.GetValue(WorkloadOptions.Names)!);
        double seconds = arguments.GetValue(WorkloadOptions.Seconds);
        bool readme = arguments.GetValue(_readme);
        AotPeer? aot = readme || arguments.GetValue(_aot) ? AotPeer.TryPublish() : null;
        bool hasPeers = readme || arguments.GetValue(_peers);
        bool isBuilt = hasPeers && PeerRounds.TryBuild();
        ProcessorPinning.PinToLastCore();
        using PeerRounds peers = new();
        if (aot is not null)
        {
            peers.Measure(aot, names, seconds);
        }

        if (hasPeers)
        {
            peers.Start(names, isBuilt);
        }

        List<Report> reports = [];
        foreach (Report report in WorkloadRun.Run(names, seconds, peers.Round))
        {
            double? fresh = readme || arguments.GetValue(_fresh) ? FreshRun.Milliseconds(report.Workload, report.MedianMicroseconds) : null;
            reports.Add(peers.Beside(report) with { FreshMilliseconds = fresh });
            Console.WriteLine(ReportJson.Write(reports[^1]));
        }

        if (readme)
        {
            MarkedSection.Replace(HarnessFiles.PathOf("README.md"), ReadmeTables.Of(reports, [.. WidthRun.Run(seconds)]));
        }
    }
}
