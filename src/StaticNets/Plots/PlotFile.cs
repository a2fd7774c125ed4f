using System.Text;

namespace StaticNets;

/// <summary>Writes pictures and tables as text files.</summary>
internal static class PlotFile
{
    /// <summary>Writes UTF-8 without a byte order mark; an old file is replaced.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
