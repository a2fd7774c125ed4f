namespace Courses.Plots;

/// <summary>
/// Small square images in rows, as an SVG picture. Grey images have one number for each pixel: 0 is white, 1 is black, and values beyond are
/// drawn like these two. Coloured ones have red, green and blue from 0 to 1.
/// </summary>
/// <param name="title">Title above the picture.</param>
/// <param name="side">Rows and columns of pixels of each image.</param>
/// <param name="rows">The rows, at least one.</param>
internal sealed class ImageGrid(string title, int side, IReadOnlyList<ImageRow> rows)
{
    private const double Gap = 14;
    private const double Left = 170;
    private const double Upper = 60;

    // Height of a row's captions below its images.
    private const double CaptionHeight = 18;

    // Larger images, and coloured ones, are embedded as PNG, because a rectangle for each pixel would make a file of megabytes.
    private const int MostRectangles = 64;

    /// <summary>Side length of the square that shows a pixel.</summary>
    public double PixelSide { get; init; } = 6;

    private double ImageSide => side * PixelSide;

    private int Columns => rows.Max(Count);

    /// <summary>Returns the SVG picture.</summary>
    public string Draw()
    {
        double width = Left + (Columns * (ImageSide + Gap));
        SvgPicture svg = new(width, Upper + (rows.Count * (ImageSide + CaptionHeight + Gap)));
        svg.Text(width / 2, 30, title, 18, "middle");
        double y = Upper;
        foreach (ImageRow row in rows)
        {
            svg.Text(Left - Gap, y + (ImageSide / 2) + 4, row.Name, 14, "end");
            int length = side * side * row.Channels;
            for (int i = 0; i < Count(row); i++)
            {
                double x = Left + (i * (ImageSide + Gap));
                DrawImage(svg, row.Pixels.AsSpan(i * length, length), row.IsColored, x, y);
                if (row.Captions is { } captions)
                {
                    svg.Text(x + (ImageSide / 2), y + ImageSide + CaptionHeight - 3, captions[i], 12, "middle");
                }
            }

            y += ImageSide + CaptionHeight + Gap;
        }

        return svg.ToString();
    }

    private int Count(ImageRow row) => row.Pixels.Length / (side * side * row.Channels);

    private void DrawImage(SvgPicture svg, ReadOnlySpan<float> pixels, bool isColored, double x, double y)
    {
        if (isColored || pixels.Length > MostRectangles)
        {
            svg.Image(x, y, ImageSide, isColored ? PaletteImage.Color(pixels, side) : PaletteImage.Grey(pixels, side));
            return;
        }

        for (int i = 0; i < pixels.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, side);
            byte grey = (byte)Math.Round(255 * (1 - Math.Clamp(pixels[i], 0, 1)));
            svg.Square(x + (column * PixelSide), y + (row * PixelSide), PixelSide, grey);
        }
    }
}
