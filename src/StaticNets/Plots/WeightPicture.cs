using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Draws a grid of images, one for the weights of each unit.</summary>
/// <param name="kernel">Weights, inputs × units.</param>
/// <param name="shape">Shape of the layer's input image.</param>
internal sealed class WeightPicture(double[] kernel, ImageShape shape)
{
    private const double Left = 52;
    private const double Upper = 74;
    private const double Gap = 24;
    private const double LeastSide = 160;
    private const double MostWidth = 1000;
    private const double MostScale = 10;
    private const double Aspect = 1.6;
    private const double TitleText = 18;
    private const string FrameColor = "#999999";
    private const double SmallText = 12;

    // Palette indices: 0 to 254 are the colours of weights, with weight 0 in the middle; 255 is the colour of the gaps between images.
    private const int Middle = 127;
    private const byte Between = 255;
    private const int BetweenColor = 0xCCCCCC;

    private readonly int _units = kernel.Length / shape.Length;
    private readonly int _tileWidth = (shape.Channels * (shape.Width + 1)) - 1;

    // The gap between units is wider than the gap between the channels of a unit.
    private readonly int _gap = shape.Channels == 1 ? 1 : 3;

    /// <summary>Returns the SVG text.</summary>
    public string Draw(string title)
    {
        double largest = kernel.Max(Math.Abs);
        largest = largest == 0 ? 1 : largest;
        int columns = Columns();
        IndexedImage image = Image(columns, largest);
        double scale = Math.Clamp(Math.Floor(MostWidth / image.Width), 1, MostScale);
        double right = Left + (image.Width * scale);
        double lower = Upper + (image.Height * scale);
        string[] labels = [.. new[] { -largest, -largest / 2, 0, largest / 2, largest }.Select(Label)];
        double width = Math.Max(right + Gap + ColorBar.Width(labels) + Gap, PlotText.Width(title, TitleText) + Gap);
        double barHeight = Math.Max(lower - Upper, LeastSide);
        var svg = new Svg(width, Upper + barHeight + Gap);
        svg.Text(width / 2, 32, title, TitleText, "middle");
        svg.Text(Left - 8, Upper - 10, "unit", SmallText, "end");
        for (int unit = 0; unit < _units; unit += columns)
        {
            double top = Upper + (unit / columns * (shape.Height + _gap) * scale);
            svg.Text(Left - 8, top + (shape.Height * scale / 2) + 4, unit.ToString(CultureInfo.InvariantCulture), SmallText, "end");
        }

        image.Draw(svg, Left, Upper, scale);
        svg.Frame(Left, Upper, image.Width * scale, image.Height * scale, FrameColor);
        svg.Text(right + Gap, Upper - 10, "weight", SmallText);
        ColorBar.Draw(svg, ColorScale.Diverging, right + Gap, Upper, barHeight, labels);
        return svg.ToString();
    }

    /// <summary>
    /// Chooses the number of images in a row so that the grid is about <see cref="Aspect"/> times as wide as high. A similar number is
    /// preferred if it fills the last row.
    /// </summary>
    private int Columns()
    {
        double best = Math.Sqrt(Aspect * _units * (shape.Height + _gap) / (_tileWidth + _gap));
        int nearest = Math.Clamp((int)Math.Round(best), 1, _units);
        return Enumerable
            .Range(1, _units)
            .Where(columns => _units % columns == 0 && columns >= best * 0.7 && columns <= best * 1.5)
            .OrderBy(columns => Math.Abs(columns - best))
            .FirstOrDefault(nearest);
    }

    private IndexedImage Image(int columns, double largest)
    {
        int rows = (_units + columns - 1) / columns;
        Rgb[] palette = [.. Enumerable.Range(0, Between).Select(i => ColorScale.Diverging.At(i / (2.0 * Middle))), Rgb.Of(BetweenColor)];
        var image = new IndexedImage((columns * (_tileWidth + _gap)) - _gap, (rows * (shape.Height + _gap)) - _gap, palette, Between);
        for (int i = 0; i < kernel.Length; i++)
        {
            (int input, int unit) = Math.DivRem(i, _units);
            (int pixel, int channel) = Math.DivRem(input, shape.Channels);
            (int row, int column) = Math.DivRem(pixel, shape.Width);
            int left = (unit % columns * (_tileWidth + _gap)) + (channel * (shape.Width + 1));
            image[(unit / columns * (shape.Height + _gap)) + row, left + column] = (byte)(
                Middle + Math.Round(Middle * (kernel[i] / largest))
            );
        }

        return image;
    }

    private static string Label(double value) => value.ToString("G2", CultureInfo.InvariantCulture);
}
