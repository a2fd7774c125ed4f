using System.CommandLine;
using System.Globalization;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Runs;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The command <c>fresh NAME --steady US</c>, by which the harness measures a workload in a process of its own.</summary>
internal static class FreshCommand
{
    private const double Microseconds = 1e-6;
    private const double Seconds = 1;

    private static readonly Argument<string> _name = new("name");
    private static readonly Option<double> _steady = new("--steady") { Description = "Microseconds of a run at full speed." };

    public static Command Create()
    {
        Command command = new("fresh", "Prints after how many milliseconds a workload runs at full speed; nothing if it does not.")
        {
            _name,
            _steady,
        };
        command.SetAction(WorkloadOptions.Checked(arguments => [arguments.GetValue(_name)!], Run));
        return command;
    }

    private static void Run(ParseResult arguments)
    {
        ProcessorPinning.PinToLastCore();
        string name = arguments.GetValue(_name)!;
        double? seconds = FreshStart.Measure(() => WorkloadCatalogue.Create(name).Run, arguments.GetValue(_steady) * Microseconds, Seconds);
        Console.WriteLine((seconds * 1e3)?.ToString("F1", CultureInfo.InvariantCulture));
    }
}
