namespace StaticNets.Plots;

/// <summary>A colour with 8 bits for each channel.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>
    /// Below this luminance L of the background, white text has more contrast than text of #333333, whose luminance is 0.033. At this
    /// luminance, white and dark text have the same contrast ratio (WCAG 2): <c>1.05 / (L + 0.05) = (L + 0.05) / 0.083</c>.
    /// </summary>
    private const double LeastUnderDarkText = 0.245;

    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>Whether white text is easier to read on this colour than dark text.</summary>
    public bool IsDark => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue)) < LeastUnderDarkText;

    /// <summary>Creates a colour from <c>0xRRGGBB</c>.</summary>
    public static Rgb Of(int code) => new((byte)(code >> 16), (byte)(code >> 8), (byte)code);

    /// <summary>Mixes two colours; <paramref name="share"/>, 0 to 1, is the share of <paramref name="other"/> in the result.</summary>
    public Rgb Mix(Rgb other, double share) =>
        new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

    /// <summary>Returns the colour as SVG writes it: <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + (share * (to - from)));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
