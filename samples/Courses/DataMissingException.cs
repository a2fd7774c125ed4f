namespace Courses;

/// <summary>A file is not there that this repository does not carry.</summary>
/// <param name="message">Which one, where it was looked for, and where it may be had.</param>
/// <param name="reason">The same in a few words, for the table.</param>
internal sealed class DataMissingException(string message, string reason) : Exception(message)
{
    public string Reason { get; } = reason;
}
