namespace StaticNets.Plots;

/// <summary>
/// A colour scale that interpolates between evenly spaced colours. <see cref="Sequential"/> and <see cref="Diverging"/> are scales of
/// ColorBrewer (Cynthia Brewer), which colour-blind people can read.
/// </summary>
internal sealed class ColorScale
{
    private readonly Rgb[] _stops;

    private ColorScale(params int[] codes)
    {
        _stops = [.. codes.Select(Rgb.Of)];
    }

    /// <summary>For values from 0 upward: white to dark blue ("Blues").</summary>
    public static ColorScale Sequential { get; } =
        new(0xFFFFFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B);

    /// <summary>For values of both signs: negative blue, zero nearly white in the middle, positive red ("RdBu", reversed).</summary>
    public static ColorScale Diverging { get; } =
        new(0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F);

    /// <summary>Returns the colour at a position from 0 to 1.</summary>
    public Rgb At(double share)
    {
        double position = share * (_stops.Length - 1);
        int stop = Math.Min((int)position, _stops.Length - 2);
        return _stops[stop].Mix(_stops[stop + 1], position - stop);
    }

    /// <summary>Returns evenly spaced colours from the first to the last.</summary>
    /// <param name="count">Number of colours, at least 2.</param>
    public Rgb[] Palette(int count) => [.. Enumerable.Range(0, count).Select(i => At(i / (count - 1.0)))];
}
