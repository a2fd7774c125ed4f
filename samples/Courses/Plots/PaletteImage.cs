using StaticNets.Plots;

namespace Courses.Plots;

/// <summary>Writes images as PNG files with a palette of at most 256 colours.</summary>
internal static class PaletteImage
{
    // The eye is more sensitive to green than to red and blue.
    private const int Reds = 6;
    private const int Greens = 7;
    private const int Blues = 6;
    private const int Channels = 3;

    private static readonly Rgb[] _greys = [.. Enumerable.Range(0, 256).Select(i => new Rgb((byte)i, (byte)i, (byte)i))];

    private static readonly Rgb[] _colors =
    [
        .. Enumerable
            .Range(0, Reds * Greens * Blues)
            .Select(i => new Rgb(Byte(i / (Greens * Blues), Reds), Byte(i / Blues % Greens, Greens), Byte(i % Blues, Blues))),
    ];

    /// <summary>Returns a grey image: 0 is white, 1 is black, and values beyond are drawn like these two.</summary>
    public static byte[] Grey(ReadOnlySpan<float> pixels, int width)
    {
        byte[] indices = new byte[pixels.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = (byte)Level(1 - pixels[i], _greys.Length);
        }

        return Png.Encode(indices, width, _greys);
    }

    /// <summary>Returns a coloured image of red, green and blue from 0 to 1 for each pixel.</summary>
    public static byte[] Color(ReadOnlySpan<float> pixels, int width)
    {
        byte[] indices = new byte[pixels.Length / Channels];
        for (int i = 0; i < indices.Length; i++)
        {
            ReadOnlySpan<float> pixel = pixels.Slice(i * Channels, Channels);
            indices[i] = (byte)((((Level(pixel[0], Reds) * Greens) + Level(pixel[1], Greens)) * Blues) + Level(pixel[2], Blues));
        }

        return Png.Encode(indices, width, _colors);
    }

    private static int Level(float value, int levels) => (int)Math.Round((levels - 1) * Math.Clamp(value, 0, 1));

    private static byte Byte(int level, int levels) => (byte)Math.Round(255.0 * level / (levels - 1));
}
