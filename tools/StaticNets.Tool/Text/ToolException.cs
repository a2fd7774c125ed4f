namespace StaticNets.Tool.Text;

/// <summary>An error that the user can correct; the message says what is wrong and how to correct it.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">The error that caused it.</param>
/// <param name="exitCode">The code with which the command ends.</param>
internal sealed class ToolException(string message, Exception? cause = null, int exitCode = ToolException.Failed)
    : Exception(message, cause)
{
    /// <summary>The exit code of an ordinary error.</summary>
    public const int Failed = 1;

    /// <summary>The exit code for a model that is valid, but has parts that no layer computes.</summary>
    public const int Refused = 2;

    public int ExitCode { get; } = exitCode;
}
