namespace StaticNets.Tool.Text;

/// <summary>Something the user can put right; the message says what and how.</summary>
internal sealed class ToolException(string message, Exception? cause = null) : Exception(message, cause);
