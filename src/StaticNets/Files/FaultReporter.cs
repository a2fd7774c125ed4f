using System.Globalization;
using System.Text;

namespace StaticNets.Files;

/// <summary>Words the faults of one weight file: each names the file, the tensor, what was expected and what was found.</summary>
/// <param name="Path">The file as the user named it.</param>
internal sealed record FaultReporter(string Path)
{
    private const int LongestQuote = 80;

    /// <summary>What the file should be.</summary>
    public string Kind { get; init; } = "Weight file";

    /// <summary>A fault of the file as a whole.</summary>
    public InvalidDataException File(string expected, string found, Exception? cause = null) =>
        new($"{Kind} '{Path}': expected {expected}, found {found}.", cause);

    /// <summary>A fault of one tensor.</summary>
    public InvalidDataException Tensor(string name, string expected, string found) =>
        new($"{Kind} '{Path}', tensor {Quote(name)}: expected {expected}, found {found}.");

    /// <summary>A text from the file, fit for a message: quoted, cut to a readable length, control characters escaped.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, LongestQuote)))
        {
            if (char.IsControl(character))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                quoted.Append(character);
            }
        }

        return quoted.Append(text.Length > LongestQuote ? "…'" : "'").ToString();
    }
}
