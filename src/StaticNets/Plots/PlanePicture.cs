namespace StaticNets.Plots;

/// <summary>Draws the class regions, their boundaries and the points of a decision plot.</summary>
internal sealed class PlanePicture(PlaneGrid grid, PlanePoints points, string[] names, DecisionBoundaryOptions options)
{
    private const double Left = 76;
    private const double Upper = 56;
    private const double Side = 480;
    private const double Right = Left + Side;
    private const double Lower = Upper + Side;
    private const double BottomMargin = 60;
    private const double Gap = 24;
    private const double MarkWidth = 16;
    private const double LegendLine = 22;
    private const double TitleText = 18;
    private const double SmallText = 13;
    private const int MostTicks = 6;
    private const string AxisColor = "#555555";
    private const string LineColor = "#222222";

    /// <summary>Returns the SVG text.</summary>
    public string Draw(string title)
    {
        double legend = MarkWidth + names.Max(name => PlotText.Width(name, SmallText));
        double width = Math.Max(Right + Gap + legend + Gap, PlotText.Width(title, TitleText) + Gap);
        double height = Math.Max(Lower + BottomMargin, Upper + (names.Length * LegendLine) + Gap);
        var svg = new Svg(width, height);
        svg.Text(width / 2, 32, title, TitleText, "middle");
        DrawRegions(svg);
        DrawLine(svg);
        DrawAxes(svg);
        DrawPoints(svg);
        DrawLegend(svg);
        return svg.ToString();
    }

    private double X(double column) => Left + (column / grid.Steps * Side);

    private double Y(double row) => Lower - (row / grid.Steps * Side);

    /// <summary>
    /// Draws a rectangle around each node of the grid in the colour of the node's class. The rectangle extends half a step to each side,
    /// but not beyond the edge of the plot. Neighbouring nodes of one class in a row share one rectangle.
    /// </summary>
    private void DrawRegions(Svg svg)
    {
        var regions = new List<(double, double, double, double)>[grid.Classes];
        for (int index = 0; index < regions.Length; index++)
        {
            regions[index] = [];
        }

        for (int row = 0; row <= grid.Steps; row++)
        {
            double top = Y(Math.Min(row + 0.5, grid.Steps));
            double height = Y(Math.Max(row - 0.5, 0)) - top;
            for (int column = 0; column <= grid.Steps; )
            {
                int index = grid.Class(row, column);
                double left = X(Math.Max(column - 0.5, 0));
                while (column <= grid.Steps && grid.Class(row, column) == index)
                {
                    column++;
                }

                regions[index].Add((left, top, X(Math.Min(column - 0.5, grid.Steps)) - left, height));
            }
        }

        svg.BeginGroup("regions", "shape-rendering=\"crispEdges\"");
        for (int index = 0; index < regions.Length; index++)
        {
            svg.Rectangles(regions[index], ClassMarks.Tint(index));
        }

        svg.EndGroup();
    }

    /// <summary>
    /// Draws the boundaries of all classes but class 0: every boundary of class 0 is also a boundary of another class. A boundary between
    /// two of the drawn classes is computed twice, with the same segments up to rounding, so coordinates are rounded and duplicates
    /// removed.
    /// </summary>
    private void DrawLine(Svg svg)
    {
        svg.BeginGroup("boundary", $"fill=\"none\" stroke=\"{LineColor}\" stroke-width=\"1.5\" stroke-linecap=\"round\"");
        svg.Segments([
            .. Enumerable
                .Range(1, grid.Classes - 1)
                .SelectMany(index => new BoundaryLine(grid, index).Segments())
                .Select(piece => (Rounded(X(piece.X1)), Rounded(Y(piece.Y1)), Rounded(X(piece.X2)), Rounded(Y(piece.Y2))))
                .Distinct(),
        ]);
        svg.EndGroup();
    }

    private static double Rounded(double pixel) => Math.Round(pixel, 2);

    private void DrawAxes(Svg svg)
    {
        svg.Frame(Left, Upper, Side, Side, AxisColor);
        foreach ((double share, string label) in Ticks(grid.Horizontal))
        {
            double x = Left + (share * Side);
            svg.Line(x, Lower, x, Lower + 5, AxisColor);
            svg.Text(x, Lower + 20, label, SmallText, "middle");
        }

        foreach ((double share, string label) in Ticks(grid.Vertical))
        {
            double y = Lower - (share * Side);
            svg.Line(Left - 5, y, Left, y, AxisColor);
            svg.Text(Left - 9, y + 4, label, SmallText, "end");
        }

        svg.Text((Left + Right) / 2, Lower + 44, options.HorizontalName, SmallText, "middle");
        svg.Text(20, (Upper + Lower) / 2, options.VerticalName, SmallText, "middle", turn: -90);
    }

    private static IEnumerable<(double Share, string Label)> Ticks(PlotRange range)
    {
        AxisTicks ticks = AxisTicks.Around(range.Low, range.High, MostTicks);
        return ticks.Values.Select(tick => (range.ShareOf(tick), ticks.Label(tick))).Where(tick => tick.Item1 is >= 0 and <= 1);
    }

    private void DrawPoints(Svg svg)
    {
        for (int index = 0; index < grid.Classes; index++)
        {
            svg.BeginGroup($"class-{index}", MarkAttributes(index));
            for (int i = 0; i < points.Classes.Length; i++)
            {
                if (points.Classes[i] == index)
                {
                    double x = Left + (grid.Horizontal.ShareOf(points.X[i]) * Side);
                    double y = Lower - (grid.Vertical.ShareOf(points.Y[i]) * Side);
                    ClassMarks.Draw(svg, index, x, y);
                }
            }

            svg.EndGroup();
        }
    }

    private void DrawLegend(Svg svg)
    {
        double y = Upper + 12;
        for (int index = 0; index < names.Length; index++, y += LegendLine)
        {
            svg.BeginGroup("legend", MarkAttributes(index));
            ClassMarks.Draw(svg, index, Right + Gap, y - 4);
            svg.EndGroup();
            svg.Text(Right + Gap + MarkWidth, y, names[index], SmallText);
        }
    }

    private static string MarkAttributes(int index) => $"fill=\"{ClassMarks.Color(index)}\" stroke=\"#ffffff\" stroke-width=\"1\"";
}
