using System.Globalization;

namespace StaticNets.Files;

/// <summary>
/// Creates exceptions for faults of a weight file. The message names the file and, for a fault of one tensor, the tensor; then it says what
/// was expected and what was found.
/// </summary>
/// <param name="path">The file, as the user wrote it.</param>
internal sealed class FaultReporter(string path)
{
    /// <summary>The kind of file; each message begins with it.</summary>
    public string Kind { get; init; } = "Weight file";

    /// <summary>Creates an exception for a fault of the file as a whole.</summary>
    public InvalidDataException File(string expected, string found, Exception? cause = null) =>
        new(Kind + " '" + path + "': expected " + expected + ", found " + found + ".", cause);

    /// <summary>Creates an exception for a fault of one tensor.</summary>
    public InvalidDataException Tensor(string name, string expected, string found) =>
        new(Kind + " '" + path + "', tensor " + ForeignName.Quote(name) + ": expected " + expected + ", found " + found + ".");

    /// <summary>Formats a number of bytes.</summary>
    public static string Bytes(ulong count) => count.ToString(CultureInfo.InvariantCulture) + " bytes";
}
