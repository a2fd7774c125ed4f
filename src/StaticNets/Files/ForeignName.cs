using System.Globalization;
using System.Text;

namespace StaticNets;

/// <summary>
/// Text from files of others, fit for messages and terminals: control characters could move the cursor or hide a line, bidirectional ones
/// show a text in another order, and invisible ones make two names look alike.
/// </summary>
internal static class ForeignName
{
    private const int LongestQuote = 80;

    /// <summary>The text between quotes, escaped and cut to a readable length.</summary>
    public static string Quote(string text)
    {
        // A pair of surrogates is not cut in its middle.
        int length =
            text.Length <= LongestQuote ? text.Length
            : char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1
            : LongestQuote;
        return "'" + Escape(text.Substring(0, length)) + (length < text.Length ? "…'" : "'");
    }

    /// <summary>The whole text with such characters as <c>\u202e</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char character in text)
        {
            if (IsHidden(character))
            {
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    // The control and format characters (Cc, Cf, Zl, Zp) of the Unicode Standard, U+0000 to U+FFFF, that have no shape in any script.
    private static bool IsHidden(char character) =>
        char.IsControl(character)
        || character
            is '\u00ad'
                or '\u061c'
                or '\u180e'
                or '\ufeff'
                or (>= '\u200b' and <= '\u200f')
                or (>= '\u2028' and <= '\u202e')
                or (>= '\u2060' and <= '\u206f')
                or (>= '\ufff9' and <= '\ufffb');
}
