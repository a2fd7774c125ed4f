using System.Globalization;
using System.Text;

namespace StaticNets.Files;

/// <summary>
/// Makes text from untrusted files safe for messages and terminals: control characters could move the cursor or hide a line, bidirectional
/// characters could reorder the text, and invisible characters could make different names look equal.
/// </summary>
internal static class ForeignName
{
    private const int LongestQuote = 80;

    /// <summary>Returns the text in quotes, escaped and shortened to a readable length.</summary>
    public static string Quote(string text)
    {
        // Do not cut a surrogate pair in the middle.
        int length =
            text.Length <= LongestQuote ? text.Length
            : char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1
            : LongestQuote;
        return "'" + Escape(text.Substring(0, length)) + (length < text.Length ? "…'" : "'");
    }

    /// <summary>Returns the whole text with unsafe characters escaped; U+202E becomes <c>\u202e</c>.</summary>
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

    // The control, format and separator characters (Cc, Cf, Zl, Zp) of the Unicode Standard from U+0000 to U+FFFF, which have no visible
    // glyph in any script.
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
