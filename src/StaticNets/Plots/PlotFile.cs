using System.Text;
using StaticNets.Files;

namespace StaticNets.Plots;

/// <summary>Writes SVG and CSV text to files.</summary>
internal static class PlotFile
{
    /// <summary>Writes UTF-8 without a byte order mark; an existing file is either replaced completely or stays unchanged.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new ReplacementFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}
