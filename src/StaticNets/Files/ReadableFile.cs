namespace StaticNets.Files;

/// <summary>Opens files for reading.</summary>
internal static class ReadableFile
{
    /// <summary>Opens a file without a buffer. Other processes may replace the file while it is open.</summary>
    /// <exception cref="IOException">
    /// The path is a folder. This is checked here, because opening a folder fails with a message about missing permission.
    /// </exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static FileStream Open(string path) =>
        Directory.Exists(path)
            ? throw new IOException($"Cannot read '{path}': expected a file, found a folder.")
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
}
