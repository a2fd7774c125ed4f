using System.Text;

namespace StaticNets;

/// <summary>Names and titles on their way into a picture.</summary>
internal static class PlotText
{
    private const double LatinWidth = 0.6;
    private const double FullWidth = 1;
    private const int FirstFullWidth = 0x1100;

    /// <summary>The text as the content of an XML element; what XML 1.0 cannot hold, control characters and halves of pairs, becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(
                rune.Value switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '\t' or '\n' or '\r' => " ",
                    < ' ' or 0xFFFE or 0xFFFF => "\uFFFD",
                    _ => rune.ToString(),
                }
            );
        }

        return escaped.ToString();
    }

    /// <summary>About how wide a text will be; nobody here knows the font, so it is rather too much than too little.</summary>
    public static double Width(string text, double size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += rune.Value < FirstFullWidth ? LatinWidth : FullWidth;
        }

        return width * size;
    }
}
