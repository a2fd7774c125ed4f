using System.CommandLine;
using StaticNets.Benchmarks.Growth;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Readme;
using StaticNets.Benchmarks.Runs;
using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The command <c>growth [--seconds S]</c>: measures time against the number of rows and the width of layers.</summary>
internal static class GrowthCommand
{
    public static Command Create()
    {
        Command command = new(
            "growth",
            "Measures cost against rows and width; writes growth/*.csv, growth/*.svg and the table of docs/performance.md."
        )
        {
            WorkloadOptions.Seconds,
        };
        command.SetAction(arguments => Run(arguments.GetValue(WorkloadOptions.Seconds)));
        return command;
    }

    private static void Run(double seconds)
    {
        ProcessorPinning.PinToLastCore();
        GrowthFiles.WriteRows([.. Told(GrowthMeasurement.OverRows(seconds))]);
        GrowthPoint[] widths = [.. Told(GrowthMeasurement.OverWidths(seconds))];
        GrowthFiles.WriteWidths(widths);
        MarkedSection.Replace(Repository.PathOf("docs", "performance.md"), GrowthFiles.Table(widths));
    }

    private static IEnumerable<GrowthPoint> Told(IEnumerable<GrowthPoint> points)
    {
        foreach (GrowthPoint point in points)
        {
            Console.WriteLine($"{point.Size}: {point.Predict:G4} µs per prediction, {point.Train:G4} µs per step");
            yield return point;
        }
    }
}
