namespace StaticNets;

/// <summary>How a class looks: a colour of Okabe and Ito's, which the colour-blind tell apart, and a shape, which needs no colour at all.</summary>
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

    /// <summary>The colour of a class's region, light enough for points of every class to stand out.</summary>
    public static Rgb Tint(int index) => Color(index).Mix(Rgb.White, TintShare);

    /// <summary>Draws a point of a class: a disc, a square, a triangle or a diamond, of about the same area.</summary>
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
