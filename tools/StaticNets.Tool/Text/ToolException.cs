namespace StaticNets.Tool.Text;

/// <summary>An error that the user can correct; the message says what is wrong and how to correct it.</summary>
internal sealed class ToolException(string message, Exception? cause = null) : Exception(message, cause);
