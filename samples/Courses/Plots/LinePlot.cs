using System.Globalization;
using System.Text;

namespace Courses.Plots;

/// <summary>Several lines over common positions, as an SVG picture and as CSV.</summary>
/// <param name="title">Title above the picture.</param>
/// <param name="xName">Label of the horizontal axis.</param>
/// <param name="yName">Label of the vertical axis.</param>
/// <param name="x">The positions of all lines, at least two, in ascending order.</param>
/// <param name="lines">The lines, at least one and at most four.</param>
internal sealed class LinePlot(string title, string xName, string yName, IReadOnlyList<double> x, IReadOnlyList<PlottedLine> lines)
{
    private const double Width = 860;
    private const double Height = 420;
    private const double Left = 80;
    private const double Right = Width - 30;
    private const double Upper = 84;
    private const double Lower = Height - 56;
    private const int MostIntervals = 8;
    private const string AxisColor = "#555555";
    private const string GridColor = "#e6e6e6";

    private static readonly string[] _colors = ["#1f77b4", "#d9480f", "#2b8a3e", "#862e9c"];

    /// <summary>Whether the vertical axis is logarithmic; then all values must be positive.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Returns the lines as CSV: the position and the value of each line, one row for each position.</summary>
    public string ToCsv()
    {
        StringBuilder csv = new();
        csv.AppendJoin(',', lines.Select(line => line.Name).Prepend(xName)).Append('\n');
        for (int i = 0; i < x.Count; i++)
        {
            IEnumerable<double> row = lines.Select(line => line.Values[i]).Prepend(x[i]);
            csv.AppendJoin(',', row.Select(value => value.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>Returns the SVG picture.</summary>
    public string Draw()
    {
        SvgPicture svg = new(Width, Height);
        svg.Text(Width / 2, 30, title, 18, "middle");
        svg.Text(Left, Upper - 16, yName, 14, "start");
        svg.Text((Left + Right) / 2, Lower + 42, xName, 12, "middle");

        double[] heights = [.. lines.SelectMany(line => line.Values).Select(OnAxis)];
        double[] yTicks = Ticks(heights.Min(), heights.Max(), IsLogarithmic ? 1 : 0);
        double[] xTicks = Ticks(x[0], x[^1], 0);
        double X(double value) => Left + ((value - x[0]) / (x[^1] - x[0]) * (Right - Left));
        double Y(double height) => Lower - ((height - yTicks[0]) / (yTicks[^1] - yTicks[0]) * (Lower - Upper));
        foreach (double tick in yTicks)
        {
            svg.Line(Left, Y(tick), Right, Y(tick), GridColor);
            svg.Text(Left - 8, Y(tick) + 4, IsLogarithmic ? $"1E{Label(tick)}" : Label(tick), 12, "end");
        }

        foreach (double tick in xTicks.Where(tick => tick >= x[0] && tick <= x[^1]))
        {
            svg.Line(X(tick), Lower, X(tick), Lower + 5, AxisColor);
            svg.Text(X(tick), Lower + 20, Label(tick), 12, "middle");
        }

        svg.Line(Left, Lower, Right, Lower, AxisColor);
        svg.Line(Left, Upper, Left, Lower, AxisColor);
        for (int i = 0; i < lines.Count; i++)
        {
            svg.Polyline(lines[i].Values.Zip(x, (y, at) => (X(at), Y(OnAxis(y)))), _colors[i], Dashes(lines[i]));
        }

        DrawLegend(svg);
        return svg.ToString();
    }

    private void DrawLegend(SvgPicture svg)
    {
        const double EntryWidth = 140;
        const double SampleWidth = 28;
        for (int i = 0; i < lines.Count; i++)
        {
            double left = Right - ((lines.Count - i) * EntryWidth);
            svg.Line(left, Upper - 20, left + SampleWidth, Upper - 20, _colors[i], 2, Dashes(lines[i]));
            svg.Text(left + SampleWidth + 6, Upper - 16, lines[i].Name, 12, "start");
        }
    }

    private double OnAxis(double value) => IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>
    /// Returns multiples of 1, 2 or 5 times a power of ten. The first is not above the least value, the last not below the greatest.
    /// </summary>
    private static double[] Ticks(double low, double high, double leastStep)
    {
        double step = (high - low) / MostIntervals;
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        step = Math.Max(
            leastStep,
            power
                * (step / power) switch
                {
                    <= 1 => 1,
                    <= 2 => 2,
                    <= 5 => 5,
                    _ => 10,
                }
        );
        int first = (int)Math.Floor(low / step);
        int last = (int)Math.Ceiling(high / step);
        return [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)];
    }

    private static string Label(double tick) => tick.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Dashes(PlottedLine line) => line.IsDashed ? "6 4" : "";
}
