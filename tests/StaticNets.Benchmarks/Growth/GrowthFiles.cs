using System.Globalization;
using System.Text;

namespace StaticNets.Benchmarks.Growth;

/// <summary>Writes the measurements as CSV and SVG to the folder <c>growth</c>, and formats them as rows of a table.</summary>
internal static class GrowthFiles
{
    public static void WriteRows(IReadOnlyList<GrowthPoint> points)
    {
        WriteCsv(
            "rows",
            "rows,predict_us_per_row,train_us_per_row",
            points.Select(p => Invariant($"{p.Size},{p.Predict / p.Size:G5},{p.Train / p.Size:G5}"))
        );
        WriteChart(
            "rows",
            LogChart.Draw(
                "784-128-64-10: cost per row against rows at once",
                "rows",
                "µs per row",
                [.. points.Select(p => (double)p.Size)],
                ("prediction", [.. points.Select(p => p.Predict / p.Size)]),
                ("training step", [.. points.Select(p => p.Train / p.Size)])
            )
        );
    }

    public static void WriteWidths(IReadOnlyList<GrowthPoint> points)
    {
        WriteCsv(
            "widths",
            "width,parameters,predict_us,train_us_per_row,predict_ns_per_parameter,train_ns_per_parameter_row",
            points.Select(p =>
                Invariant(
                    $"{p.Size},{p.Parameters},{p.Predict:G5},{TrainPerRow(p):G5},{p.Predict * 1000 / p.Parameters:G5},{TrainPerRow(p) * 1000 / p.Parameters:G5}"
                )
            )
        );
        WriteChart(
            "widths",
            LogChart.Draw(
                "Three layers of one width: cost per parameter against width",
                "width",
                "ns per parameter (and row)",
                [.. points.Select(p => (double)p.Size)],
                ("prediction, 1 row", [.. points.Select(p => p.Predict * 1000 / p.Parameters)]),
                ("training, 32 rows", [.. points.Select(p => TrainPerRow(p) * 1000 / p.Parameters)])
            )
        );
    }

    /// <summary>Formats the table «What small means» of docs/performance.md.</summary>
    public static IEnumerable<string> Table(IEnumerable<GrowthPoint> widths) =>
        [
            "| layers | parameters | size | µs per prediction | µs per training row |",
            "|---|---:|---:|---:|---:|",
            .. widths.Select(p =>
                Invariant(
                    $"| {p.Size}-{p.Size}-{p.Size}-{p.Size} | {p.Parameters:N0} | {p.Parameters * sizeof(float) / 1024.0:N0} KiB | {Short(p.Predict)} | {Short(TrainPerRow(p))} |"
                )
            ),
        ];

    /// <summary>Formats a number with three significant digits; numbers from 100 on keep all digits before the decimal point.</summary>
    private static string Short(double value) => value.ToString(value >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture);

    private static double TrainPerRow(GrowthPoint point) => point.Train / point.TrainingRows;

    private static void WriteCsv(string name, string head, IEnumerable<string> lines) =>
        File.WriteAllText(PathOf(name + ".csv"), string.Join('\n', [head, .. lines, ""]));

    private static void WriteChart(string name, string svg) => File.WriteAllText(PathOf(name + ".svg"), svg, new UTF8Encoding(false));

    private static string PathOf(string file) => HarnessFiles.PathOf("growth", file);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
