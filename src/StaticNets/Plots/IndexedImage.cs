namespace StaticNets;

/// <summary>Pixels with a palette, which a picture shows enlarged.</summary>
/// <param name="width">Pixels of a row.</param>
/// <param name="height">Rows.</param>
/// <param name="palette">Up to 256 colours.</param>
/// <param name="ground">The colour, an index, of pixels that nobody sets.</param>
internal sealed class IndexedImage(int width, int height, Rgb[] palette, byte ground)
{
    /// <summary>A rectangle takes some 20 bytes, so that a picture of rectangles stays below a megabyte.</summary>
    private const int MostRectangles = 40_000;

    private readonly byte[] _pixels = Filled(checked(width * height), ground);

    /// <summary>Pixels of a row.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>The colour of a pixel, an index.</summary>
    public byte this[int row, int column]
    {
        set => _pixels[(row * width) + column] = value;
    }

    /// <summary>Draws it, each pixel as a square: rectangles, or pixels where there are too many.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="scale">Side of a pixel.</param>
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
