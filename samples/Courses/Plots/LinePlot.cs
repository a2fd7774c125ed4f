using System.Globalization;
using System.Security;
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
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n"
        );
        Text(svg, Width / 2, 30, title, 18, "middle");
        Text(svg, Left, Upper - 16, yName, 14, "start");
        Text(svg, (Left + Right) / 2, Lower + 42, xName, 12, "middle");

        double[] heights = [.. lines.SelectMany(line => line.Values).Select(OnAxis)];
        double[] yTicks = Ticks(heights.Min(), heights.Max(), IsLogarithmic ? 1 : 0);
        double[] xTicks = Ticks(x[0], x[^1], 0);
        double X(double value) => Left + ((value - x[0]) / (x[^1] - x[0]) * (Right - Left));
        double Y(double height) => Lower - ((height - yTicks[0]) / (yTicks[^1] - yTicks[0]) * (Lower - Upper));
        foreach (double tick in yTicks)
        {
            Line(svg, Left, Y(tick), Right, Y(tick), GridColor);
            Text(svg, Left - 8, Y(tick) + 4, IsLogarithmic ? $"1E{Label(tick)}" : Label(tick), 12, "end");
        }

        foreach (double tick in xTicks.Where(tick => tick >= x[0] && tick <= x[^1]))
        {
            Line(svg, X(tick), Lower, X(tick), Lower + 5, AxisColor);
            Text(svg, X(tick), Lower + 20, Label(tick), 12, "middle");
        }

        Line(svg, Left, Lower, Right, Lower, AxisColor);
        Line(svg, Left, Upper, Left, Lower, AxisColor);
        for (int i = 0; i < lines.Count; i++)
        {
            IEnumerable<string> points = lines[i].Values.Zip(x, (y, at) => Point(X(at), Y(OnAxis(y))));
            svg.Append(
                $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{_colors[i]}\" stroke-width=\"2\"{Dashes(lines[i])}/>\n"
            );
        }

        DrawLegend(svg);
        return svg.Append("</svg>\n").ToString();
    }

    private void DrawLegend(StringBuilder svg)
    {
        const double EntryWidth = 140;
        const double SampleWidth = 28;
        for (int i = 0; i < lines.Count; i++)
        {
            double left = Right - ((lines.Count - i) * EntryWidth);
            Line(svg, left, Upper - 20, left + SampleWidth, Upper - 20, _colors[i], 2, Dashes(lines[i]));
            Text(svg, left + SampleWidth + 6, Upper - 16, lines[i].Name, 12, "start");
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

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");

    private static string Dashes(PlottedLine line) => line.IsDashed ? " stroke-dasharray=\"6 4\"" : "";

    private static void Line(
        StringBuilder svg,
        double x1,
        double y1,
        double x2,
        double y2,
        string color,
        int width = 1,
        string dashes = ""
    ) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{color}\" stroke-width=\"{width}\"{dashes}/>\n"
        );

    private static void Text(StringBuilder svg, double x, double y, string text, int size, string anchor) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"#333333\">{SecurityElement.Escape(text)}</text>\n"
        );
}
