namespace StaticNets.Plots;

/// <summary>One diagram with axes, grid, legend and, if it has one, a mark on the horizontal axis.</summary>
/// <param name="name">Label of the vertical axis.</param>
/// <param name="horizontalName">Label of the horizontal axis.</param>
/// <param name="top">Upper edge within the picture.</param>
/// <param name="width">Width with margins.</param>
/// <param name="height">Height with margins.</param>
internal sealed class PlotPanel(string name, string horizontalName, double top, double width, double height)
{
    private const double Left = 70;
    private const double RightMargin = 30;
    private const double TopMargin = 34;
    private const double BottomMargin = 46;
    private const double SmallText = 12;
    private const int MostVerticalSteps = 5;
    private const int MostHorizontalSteps = 10;
    private const string AxisColor = "#555555";
    private const string GridColor = "#e6e6e6";
    private const string MarkColor = "#2b8a3e";
    private const string MarkDashes = "2 4";

    private const double WidthAlone = 860;
    private const double HeightAlone = 360;
    private const double TitleHeight = 48;

    /// <summary>The least step between labels of the horizontal axis that makes sense: 1 for whole numbers.</summary>
    public double LeastStep { get; init; }

    /// <summary>A place on the horizontal axis to mark, and its name in the legend.</summary>
    public (double X, string Name)? Mark { get; init; }

    private double Right => width - RightMargin;

    private double Upper => top + TopMargin;

    private double Lower => top + height - BottomMargin;

    /// <summary>Returns a picture with a title and a single diagram.</summary>
    public static string DrawAlone(string title, string name, string horizontalName, double leastStep, params PlotLine[] lines)
    {
        var svg = new Svg(WidthAlone, TitleHeight + HeightAlone);
        svg.Text(WidthAlone / 2, 30, title, 18, "middle");
        new PlotPanel(name, horizontalName, TitleHeight, WidthAlone, HeightAlone) { LeastStep = leastStep }.Draw(svg, lines);
        return svg.ToString();
    }

    /// <summary>Draws the lines, each of at least one point.</summary>
    public void Draw(Svg svg, IReadOnlyList<PlotLine> lines)
    {
        (double X, double Y)[] all = [.. lines.SelectMany(line => line.Points)];
        AxisTicks vertical = AxisTicks.Around(all.Min(point => point.Y), all.Max(point => point.Y), MostVerticalSteps);
        double first = all.Min(point => point.X);
        double last = all.Max(point => point.X);
        double X(double x) => first == last ? (Left + Right) / 2 : Left + ((x - first) / (last - first) * (Right - Left));
        double Y(double value) => Lower - ((value - vertical.Low) / (vertical.High - vertical.Low) * (Lower - Upper));

        foreach (double tick in vertical.Values)
        {
            svg.Line(Left, Y(tick), Right, Y(tick), GridColor);
            svg.Text(Left - 8, Y(tick) + 4, vertical.Label(tick), SmallText, "end");
        }

        AxisTicks horizontal = AxisTicks.Around(first, last, MostHorizontalSteps, LeastStep);
        foreach (double tick in horizontal.Values.Select(tick => Math.Max(tick, first)).Where(tick => tick <= last).Distinct())
        {
            svg.Line(X(tick), Lower, X(tick), Lower + 5, AxisColor);
            svg.Text(X(tick), Lower + 20, horizontal.Label(tick), SmallText, "middle");
        }

        if (Mark is { } mark)
        {
            svg.Line(X(mark.X), Upper, X(mark.X), Lower, MarkColor, dashes: MarkDashes);
        }

        svg.Line(Left, Lower, Right, Lower, AxisColor);
        svg.Line(Left, Upper, Left, Lower, AxisColor);
        svg.Text(Left, Upper - 12, name, 14);
        svg.Text((Left + Right) / 2, Lower + 38, horizontalName, SmallText, "middle");
        foreach (PlotLine line in lines)
        {
            DrawLine(svg, line, [.. line.Points.Select(point => (X(point.X), Y(point.Y)))]);
        }

        DrawLegend(svg, lines);
    }

    private static void DrawLine(Svg svg, PlotLine line, (double X, double Y)[] points)
    {
        if (points.Length == 1)
        {
            svg.Circle(points[0].X, points[0].Y, 4, line.Color);
        }
        else
        {
            svg.Polyline(points, line.Color, line.Dashes);
        }
    }

    private void DrawLegend(Svg svg, IReadOnlyList<PlotLine> lines)
    {
        const double EntryWidth = 115;
        double x = Right - ((lines.Count + (Mark is null ? 0 : 1)) * EntryWidth);
        foreach (PlotLine line in lines)
        {
            DrawEntry(svg, x, line.Name, line.Color, 2, line.Dashes);
            x += EntryWidth;
        }

        if (Mark is { } mark)
        {
            DrawEntry(svg, x, mark.Name, MarkColor, 1, MarkDashes);
        }
    }

    private void DrawEntry(Svg svg, double x, string entry, string color, double thickness, string? dashes)
    {
        const double SampleWidth = 28;
        double y = Upper - 16;
        svg.Line(x, y, x + SampleWidth, y, color, thickness, dashes);
        svg.Text(x + SampleWidth + 6, y + 4, entry, SmallText);
    }
}
