using System.Text;

namespace StaticNets.Tool.Text;

/// <summary>Names from files of others, fit for a terminal: control characters could move the cursor or hide a line.</summary>
internal static class Printable
{
    public static string Of(string text)
    {
        var printable = new StringBuilder();
        foreach (char character in text)
        {
            printable.Append(char.IsControl(character) ? $"\\u{(int)character:x4}" : character);
        }

        return printable.ToString();
    }
}
