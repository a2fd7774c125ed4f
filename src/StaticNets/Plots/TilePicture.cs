using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Draws a grid of images on one colour scale: the weights of each unit, or the feature map of each channel.</summary>
/// <param name="values">Pixels × channels of an image × images.</param>
/// <param name="shape">Shape of each image.</param>
/// <param name="tileName">What an image shows, above the numbers at the left: the number of the first image of each row.</param>
/// <param name="valueName">What the values are, above the colours at the right.</param>
/// <param name="scale">The colours: for values of both signs, or for values from 0 upward.</param>
internal sealed class TilePicture(double[] values, ImageShape shape, string tileName, string valueName, ColorScale scale)
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

    // Palette indices: 0 to 254 are the colours of values; 255 is the colour of the gaps between images.
    private const int Last = 254;
    private const byte Between = 255;
    private const int BetweenColor = 0xCCCCCC;

    // Places of the labels beside the colours: −1 is the lower end, 1 the upper end.
    private static readonly double[] _labels = [-1, -0.5, 0, 0.5, 1];

    // The palette index of 0.
    private readonly int _zero = scale == ColorScale.Diverging ? Last / 2 : 0;
    private readonly int _tiles = values.Length / shape.Length;
    private readonly int _tileWidth = (shape.Channels * (shape.Width + 1)) - 1;

    // The gap between images is wider than the gap between the channels of an image.
    private readonly int _gap = shape.Channels == 1 ? 1 : 3;

    /// <summary>Returns the SVG text.</summary>
    public string Draw(string title)
    {
        double largest = values.Max(Math.Abs);
        largest = largest == 0 ? 1 : largest;
        int columns = Columns();
        IndexedImage image = Image(columns, largest);
        double side = Math.Clamp(Math.Floor(MostWidth / image.Width), 1, MostScale);
        double right = Left + (image.Width * side);
        double lower = Upper + (image.Height * side);
        string[] labels = [.. _labels.Select(share => Label(_zero == 0 ? (share + 1) / 2 * largest : share * largest))];
        double width = Math.Max(right + Gap + ColorBar.Width(labels) + Gap, PlotText.Width(title, TitleText) + Gap);
        double barHeight = Math.Max(lower - Upper, LeastSide);
        var svg = new Svg(width, Upper + barHeight + Gap);
        svg.Text(width / 2, 32, title, TitleText, "middle");
        svg.Text(Left - 8, Upper - 10, tileName, SmallText, "end");
        for (int tile = 0; tile < _tiles; tile += columns)
        {
            double top = Upper + (tile / columns * (shape.Height + _gap) * side);
            svg.Text(Left - 8, top + (shape.Height * side / 2) + 4, tile.ToString(CultureInfo.InvariantCulture), SmallText, "end");
        }

        image.Draw(svg, Left, Upper, side);
        svg.Frame(Left, Upper, image.Width * side, image.Height * side, FrameColor);
        svg.Text(right + Gap, Upper - 10, valueName, SmallText);
        ColorBar.Draw(svg, scale, right + Gap, Upper, barHeight, labels);
        return svg.ToString();
    }

    /// <summary>
    /// Chooses the number of images in a row so that the grid is about <see cref="Aspect"/> times as wide as high. A similar number is
    /// preferred if it fills the last row.
    /// </summary>
    private int Columns()
    {
        double best = Math.Sqrt(Aspect * _tiles * (shape.Height + _gap) / (_tileWidth + _gap));
        int nearest = Math.Clamp((int)Math.Round(best), 1, _tiles);
        return Enumerable
            .Range(1, _tiles)
            .Where(columns => _tiles % columns == 0 && columns >= best * 0.7 && columns <= best * 1.5)
            .OrderBy(columns => Math.Abs(columns - best))
            .FirstOrDefault(nearest);
    }

    private IndexedImage Image(int columns, double largest)
    {
        int rows = (_tiles + columns - 1) / columns;
        Rgb[] palette = [.. scale.Palette(Between), Rgb.Of(BetweenColor)];
        var image = new IndexedImage((columns * (_tileWidth + _gap)) - _gap, (rows * (shape.Height + _gap)) - _gap, palette, Between);
        for (int i = 0; i < values.Length; i++)
        {
            (int input, int tile) = Math.DivRem(i, _tiles);
            (int pixel, int channel) = Math.DivRem(input, shape.Channels);
            (int row, int column) = Math.DivRem(pixel, shape.Width);
            int left = (tile % columns * (_tileWidth + _gap)) + (channel * (shape.Width + 1));
            image[(tile / columns * (shape.Height + _gap)) + row, left + column] = (byte)(
                _zero + Math.Round((Last - _zero) * (values[i] / largest))
            );
        }

        return image;
    }

    private static string Label(double value) => value.ToString("G2", CultureInfo.InvariantCulture);
}
