namespace StaticNets.Plots;

/// <summary>An image whose pixels are palette indices; it is drawn enlarged in an SVG picture.</summary>
/// <param name="width">Number of pixels in a row.</param>
/// <param name="height">Number of rows.</param>
/// <param name="palette">Up to 256 colours.</param>
/// <param name="ground">Palette index of the background.</param>
internal sealed class IndexedImage(int width, int height, Rgb[] palette, byte ground)
{
    /// <summary>Up to this many pixels are drawn as rectangles of some 20 bytes each, so that the file stays below a megabyte.</summary>
    private const int MostRectangles = 40_000;

    private readonly byte[] _pixels = Filled(checked(width * height), ground);

    /// <summary>Number of pixels in a row.</summary>
    public int Width => width;

    /// <summary>Number of rows.</summary>
    public int Height => height;

    /// <summary>The palette index of a pixel.</summary>
    public byte this[int row, int column]
    {
        set => _pixels[(row * width) + column] = value;
    }

    /// <summary>Draws each pixel as a square: as SVG rectangles, or as an embedded PNG image if there are too many pixels.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="scale">Side length of the square that shows a pixel.</param>
    public void Draw(Svg svg, double x, double y, double scale)
    {
        if (_pixels.Length > MostRectangles)
        {
            svg.Image(x, y, width * scale, height * scale, Png.Encode(_pixels, width, palette));
            return;
        }

        svg.BeginGroup("pixels", "shape-rendering=\"crispEdges\"");
        svg.Rectangle(x, y, width * scale, height * scale, palette[ground]);
        var rectangles = new List<(double, double, double, double)>[palette.Length];
        for (int i = 0; i < _pixels.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, width);
            (rectangles[_pixels[i]] ??= []).Add((x + (column * scale), y + (row * scale), scale, scale));
        }

        for (int index = 0; index < palette.Length; index++)
        {
            if (index != ground && rectangles[index] is not null)
            {
                svg.Rectangles(rectangles[index], palette[index]);
            }
        }

        svg.EndGroup();
    }

    private static byte[] Filled(int length, byte value)
    {
        var pixels = new byte[length];
        Array.Fill(pixels, value);
        return pixels;
    }
}
