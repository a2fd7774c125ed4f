using System.Text;

namespace StaticNets.Plots;

/// <summary>Prepares names and titles for an SVG picture.</summary>
internal static class PlotText
{
    private const double LatinWidth = 0.6;
    private const double FullWidth = 1;
    private const int FirstFullWidth = 0x1100;

    /// <summary>
    /// Escapes text for an XML element. Characters that XML 1.0 forbids (control characters, unpaired surrogates, U+FFFE and U+FFFF) become
    /// U+FFFD.
    /// </summary>
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

    /// <summary>Estimates the width of a text. The viewer chooses the font, so the estimate is on the large side.</summary>
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
