namespace StaticNets.Plots;

/// <summary>The legend of a colour scale: a vertical bar with numbers beside it.</summary>
internal static class ColorBar
{
    private const int Bands = 100;
    private const double BarWidth = 16;
    private const double TextSize = 12;
    private const string FrameColor = "#555555";

    /// <summary>Returns the width of the bar including the longest label.</summary>
    public static double Width(IReadOnlyList<string> labels) => BarWidth + 8 + labels.Max(label => PlotText.Width(label, TextSize));

    /// <summary>Draws the bar and its labels.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="scale">The colour scale, drawn from bottom to top.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="height">Height of the bar.</param>
    /// <param name="labels">At least two labels, evenly spaced from bottom to top.</param>
    public static void Draw(Svg svg, ColorScale scale, double x, double y, double height, IReadOnlyList<string> labels)
    {
        for (int band = 0; band < Bands; band++)
        {
            double top = Math.Round(y + (height * (Bands - 1 - band) / Bands));
            double bottom = Math.Round(y + (height * (Bands - band) / Bands));
            svg.Rectangle(x, top, BarWidth, bottom - top, scale.At((band + 0.5) / Bands));
        }

        svg.Frame(x, y, BarWidth, height, FrameColor);
        for (int i = 0; i < labels.Count; i++)
        {
            double middle = y + (height * (labels.Count - 1 - i) / (labels.Count - 1));
            svg.Line(x + BarWidth, middle, x + BarWidth + 4, middle, FrameColor);
            svg.Text(x + BarWidth + 8, middle + 4, labels[i], TextSize);
        }
    }
}
