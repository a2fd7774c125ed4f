namespace StaticNets.Plots;

/// <summary>
/// Colour and shape of the points of each class: the palette of Okabe and Ito, which colour-blind readers can distinguish, and shapes that
/// can be distinguished without colour.
/// </summary>
internal static class ClassMarks
{
    private const double TintShare = 0.72;
    private const double Radius = 4;

    private static readonly Rgb[] _colors =
    [
        Rgb.Of(0x0072B2),
        Rgb.Of(0xE69F00),
        Rgb.Of(0x009E73),
        Rgb.Of(0xD55E00),
        Rgb.Of(0xCC79A7),
        Rgb.Of(0x56B4E9),
        Rgb.Of(0xF0E442),
    ];

    /// <summary>The colour of a class's points.</summary>
    public static Rgb Color(int index) => _colors[index % _colors.Length];

    /// <summary>The colour of a class's region, so light that points of every class stand out on it.</summary>
    public static Rgb Tint(int index) => Color(index).Mix(Rgb.White, TintShare);

    /// <summary>Draws a point of a class as a disc, square, triangle or diamond, all of about the same area.</summary>
    public static void Draw(Svg svg, int index, double x, double y)
    {
        const double Half = Radius * 0.9;
        const double Wide = Radius * 1.25;
        switch (index % 4)
        {
            case 0:
                svg.Mark(x, y, Radius);
                break;
            case 1:
                svg.Mark((x - Half, y - Half), (x + Half, y - Half), (x + Half, y + Half), (x - Half, y + Half));
                break;
            case 2:
                svg.Mark((x, y - Wide), (x + Wide, y + Radius), (x - Wide, y + Radius));
                break;
            default:
                svg.Mark((x, y - Wide), (x + Wide, y), (x, y + Wide), (x - Wide, y));
                break;
        }
    }
}
