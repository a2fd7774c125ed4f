using System.Globalization;
using System.Runtime.InteropServices;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Readme;

/// <summary>Formats the results of a run as Markdown tables.</summary>
internal static class ReadmeTables
{
    /// <summary>Returns all tables of a run.</summary>
    /// <param name="widest">Reports for the processor's widest vectors, including the times of other libraries.</param>
    /// <param name="narrower">One list of reports for each narrower vector width.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<Report> widest, params IReadOnlyCollection<Report>[] narrower) =>
        [
            $"{Processor.Name}, one core, {RuntimeInformation.FrameworkDescription}, {widest.First().Bits} bit. Times are medians in microseconds.",
            "",
            "| workload | limit | median | p10–p90 | of the limit | ahead of time | full speed after | ÷ PyTorch | ÷ ONNX Runtime | ÷ NumPy |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            .. widest.Select(Row),
            "",
            "«Ahead of time» is the time of the same workload under NativeAOT, divided by that under the JIT. «Full speed after» is the time from",
            "before the network exists until a new process with default settings runs within 1.1 × of the median, or – if it did not within a second.",
            .. narrower.SelectMany(Narrow),
        ];

    private static string Row(Report report) =>
        $"| `{report.Workload}` | {Time(report.LimitMicroseconds)} | {Time(report.MedianMicroseconds)} "
        + $"| {Time(report.P10Microseconds)}–{Time(report.P90Microseconds)} | {Number(report.FractionOfLimit)} "
        + $"| {Ratio(report.AotMicroseconds, report.MedianMicroseconds)} | {Milliseconds(report.FreshMilliseconds)} "
        + $"| {Ratio(report.MedianMicroseconds, report.TorchMicroseconds)} "
        + $"| {Ratio(report.MedianMicroseconds, report.OrtMicroseconds)} | {Ratio(report.MedianMicroseconds, report.NumPyMicroseconds)} |";

    private static IEnumerable<string> Narrow(IReadOnlyCollection<Report> reports) =>
        [
            "",
            $"The same kernels with vectors of {reports.First().Bits} bits, against the peak of that width:",
            "",
            "| workload | limit | median | p10–p90 | of the limit |",
            "|---|---:|---:|---:|---:|",
            .. reports.Select(report =>
                $"| `{report.Workload}` | {Time(report.LimitMicroseconds)} | {Time(report.MedianMicroseconds)} "
                + $"| {Time(report.P10Microseconds)}–{Time(report.P90Microseconds)} | {Number(report.FractionOfLimit)} |"
            ),
        ];

    /// <summary>Formats a time with about three significant digits.</summary>
    private static string Time(double microseconds) =>
        microseconds.ToString(
            microseconds >= 100 ? "F0"
                : microseconds >= 10 ? "F1"
                : microseconds >= 1 ? "F2"
                : "F3",
            CultureInfo.InvariantCulture
        );

    private static string Milliseconds(double? time) =>
        time is { } milliseconds ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms") : "–";

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Ratio(double? numerator, double? denominator) =>
        numerator / denominator is { } ratio ? ratio.ToString(ratio < 0.01 ? "G1" : "F2", CultureInfo.InvariantCulture) : "";
}
