using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Draws the U-matrix of a self-organizing map: a square for each unit, the darker the farther its neighbours are away.</summary>
/// <param name="distances">The distance of each unit, row by row, finite and at least 0.</param>
/// <param name="height">Rows of units.</param>
/// <param name="width">Units in a row.</param>
internal sealed class UMatrixPicture(float[] distances, int height, int width)
{
    private const double Left = 64;
    private const double Upper = 92;
    private const double Gap = 24;
    private const double Side = 480;
    private const double MostCell = 40;

    // Least distance between two numbers at an edge.
    private const double LeastStep = 24;
    private const double LeastBarHeight = 120;
    private const double TitleText = 18;
    private const double SmallText = 12;
    private const string FrameColor = "#999999";

    // Palette indices: 0 to 254 are the colours of distances; 255 is the background, which the squares cover.
    private const byte Background = 255;

    // Places of the labels beside the colours, from the lower end to the upper one.
    private static readonly double[] _labels = [0, 0.25, 0.5, 0.75, 1];

    private readonly double _cell = Math.Clamp(Math.Floor(Side / Math.Max(height, width)), 1, MostCell);

    /// <summary>Returns the SVG text.</summary>
    public string Draw(string title)
    {
        double largest = distances.Max();
        largest = largest == 0 ? 1 : largest;
        string[] labels = [.. _labels.Select(share => (share * largest).ToString("G3", CultureInfo.InvariantCulture))];
        double right = Left + (width * _cell);
        double barHeight = Math.Max(height * _cell, LeastBarHeight);
        double all = Math.Max(right + Gap + ColorBar.Width(labels) + Gap, PlotText.Width(title, TitleText) + Gap);
        var svg = new Svg(all, Upper + barHeight + Gap);
        svg.Text(all / 2, 32, title, TitleText, "middle");
        svg.Text(Left - 8, Upper - 28, "row", SmallText, "end");
        svg.Text(Left, Upper - 28, "column", SmallText);
        foreach ((double place, string number) in Numbers(height))
        {
            svg.Text(Left - 8, Upper + place + 4, number, SmallText, "end");
        }

        foreach ((double place, string number) in Numbers(width))
        {
            svg.Text(Left + place, Upper - 8, number, SmallText, "middle");
        }

        Image(largest).Draw(svg, Left, Upper, _cell);
        svg.Frame(Left, Upper, width * _cell, height * _cell, FrameColor);
        svg.Text(right + Gap, Upper - 10, "distance", SmallText);
        ColorBar.Draw(svg, ColorScale.Sequential, right + Gap, Upper, barHeight, labels);
        return svg.ToString();
    }

    /// <summary>Returns the numbers at an edge, and how far the middles of their units are from its beginning.</summary>
    private IEnumerable<(double Place, string Number)> Numbers(int units)
    {
        AxisTicks ticks = AxisTicks.Around(0, units - 1, Math.Max(1, (int)(units * _cell / LeastStep)), leastStep: 1);
        return ticks.Values.Where(unit => unit >= 0 && unit < units).Select(unit => ((unit + 0.5) * _cell, ticks.Label(unit)));
    }

    private IndexedImage Image(double largest)
    {
        Rgb[] palette = [.. ColorScale.Sequential.Palette(Background), Rgb.White];
        var image = new IndexedImage(width, height, palette, Background);
        for (int unit = 0; unit < distances.Length; unit++)
        {
            image[unit / width, unit % width] = (byte)Math.Round((Background - 1) * (distances[unit] / largest));
        }

        return image;
    }
}
