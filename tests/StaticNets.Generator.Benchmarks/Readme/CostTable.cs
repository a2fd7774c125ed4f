using System.Globalization;
using StaticNets.Generator.Benchmarks.Measuring;

namespace StaticNets.Generator.Benchmarks.Readme;

/// <summary>Formats the measurements as a Markdown table.</summary>
internal static class CostTable
{
    private const int Kibibyte = 1024;

    public static IEnumerable<string> Of(IEnumerable<BuildCost> costs) =>
        [
            "| layers | first run | cold run | comment edit | emitted | compiling it | assembly | first prediction | first training step |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            .. costs.Select(cost =>
                $"| {cost.Layers} | {Time(cost.First)} | {Time(cost.Cold)} | {Time(cost.CommentEdit)} | {Size(cost.EmittedBytes)} "
                + $"| {Time(cost.Compile)} | {Size(cost.AssemblyBytes)} | {Time(cost.FirstPrediction)} | {Time(cost.FirstTrainStep)} |"
            ),
        ];

    private static string Time(double milliseconds) =>
        milliseconds.ToString(
            milliseconds >= 100 ? "F0"
                : milliseconds >= 10 ? "F1"
                : "F2",
            CultureInfo.InvariantCulture
        ) + " ms";

    private static string Size(long bytes) => (bytes / Kibibyte).ToString(CultureInfo.InvariantCulture) + " KiB";
}
