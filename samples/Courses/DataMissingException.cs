namespace Courses;

/// <summary>A file is not there that this repository does not carry.</summary>
internal sealed class DataMissingException(string message) : Exception(message);
