namespace Courses;

/// <summary>A data file that is not part of this repository was not found.</summary>
/// <param name="message">The file, the folders that were searched, and where to download it.</param>
/// <param name="reason">A short form of the message, for the table of figures.</param>
internal sealed class DataMissingException(string message, string reason) : Exception(message)
{
    public string Reason { get; } = reason;
}
