namespace StaticNets.Plots;

/// <summary>One diagram over the epochs, with axes, grid, legend and a mark at the best epoch.</summary>
/// <param name="name">Label of the vertical axis.</param>
/// <param name="top">Upper edge within the picture.</param>
/// <param name="width">Width with margins.</param>
/// <param name="height">Height with margins.</param>
/// <param name="bestEpoch">The epoch to mark, from 1 on.</param>
internal sealed class PlotPanel(string name, double top, double width, double height, int bestEpoch)
{
    private const double Left = 70;
    private const double RightMargin = 30;
    private const double TopMargin = 34;
    private const double BottomMargin = 46;
    private const double SmallText = 12;
    private const int MostVerticalSteps = 5;
    private const int MostEpochSteps = 10;
    private const string AxisColor = "#555555";
    private const string GridColor = "#e6e6e6";
    private const string BestColor = "#2b8a3e";
    private const string BestDashes = "2 4";

    private double Right => width - RightMargin;

    private double Upper => top + TopMargin;

    private double Lower => top + height - BottomMargin;

    /// <summary>Draws the lines, which all have the same length.</summary>
    public void Draw(Svg svg, IReadOnlyList<PlotLine> lines)
    {
        int epochs = lines[0].Values.Count;
        AxisTicks vertical = AxisTicks.Around(
            lines.Min(line => line.Values.Min()),
            lines.Max(line => line.Values.Max()),
            MostVerticalSteps
        );
        double X(double epoch) => epochs == 1 ? (Left + Right) / 2 : Left + ((epoch - 1) / (epochs - 1) * (Right - Left));
        double Y(double value) => Lower - ((value - vertical.Low) / (vertical.High - vertical.Low) * (Lower - Upper));

        foreach (double tick in vertical.Values)
        {
            svg.Line(Left, Y(tick), Right, Y(tick), GridColor);
            svg.Text(Left - 8, Y(tick) + 4, vertical.Label(tick), SmallText, "end");
        }

        AxisTicks horizontal = AxisTicks.Around(1, epochs, MostEpochSteps, leastStep: 1);
        foreach (double tick in horizontal.Values.Select(tick => Math.Max(tick, 1)).Where(tick => tick <= epochs).Distinct())
        {
            svg.Line(X(tick), Lower, X(tick), Lower + 5, AxisColor);
            svg.Text(X(tick), Lower + 20, horizontal.Label(tick), SmallText, "middle");
        }

        svg.Line(X(bestEpoch), Upper, X(bestEpoch), Lower, BestColor, dashes: BestDashes);
        svg.Line(Left, Lower, Right, Lower, AxisColor);
        svg.Line(Left, Upper, Left, Lower, AxisColor);
        svg.Text(Left, Upper - 12, name, 14);
        svg.Text((Left + Right) / 2, Lower + 38, "epoch", SmallText, "middle");
        foreach (PlotLine line in lines)
        {
            DrawLine(svg, line, [.. line.Values.Select((value, index) => (X(index + 1), Y(value)))]);
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
        const double SampleWidth = 28;
        double x = Right - ((lines.Count + 1) * EntryWidth);
        double y = Upper - 16;
        foreach (PlotLine line in lines)
        {
            svg.Line(x, y, x + SampleWidth, y, line.Color, 2, line.Dashes);
            svg.Text(x + SampleWidth + 6, y + 4, line.Name, SmallText);
            x += EntryWidth;
        }

        svg.Line(x, y, x + SampleWidth, y, BestColor, dashes: BestDashes);
        svg.Text(x + SampleWidth + 6, y + 4, "best epoch", SmallText);
    }
}
