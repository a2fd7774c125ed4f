using System.Globalization;

namespace StaticNets.Files;

/// <summary>Words the faults of one weight file: each names the file, the tensor, what was expected and what was found.</summary>
/// <param name="path">The file as the user named it.</param>
internal sealed class FaultReporter(string path)
{
    /// <summary>What the file should be.</summary>
    public string Kind { get; init; } = "Weight file";

    /// <summary>A fault of the file as a whole.</summary>
    public InvalidDataException File(string expected, string found, Exception? cause = null) =>
        new(Kind + " '" + path + "': expected " + expected + ", found " + found + ".", cause);

    /// <summary>A fault of one tensor.</summary>
    public InvalidDataException Tensor(string name, string expected, string found) =>
        new(Kind + " '" + path + "', tensor " + ForeignName.Quote(name) + ": expected " + expected + ", found " + found + ".");

    /// <summary>A number of bytes in words.</summary>
    public static string Bytes(ulong count) => count.ToString(CultureInfo.InvariantCulture) + " bytes";
}
