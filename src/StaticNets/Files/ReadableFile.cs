using System.IO;

namespace StaticNets;

/// <summary>Opens files to read.</summary>
internal static class ReadableFile
{
    /// <summary>Opens a file, which may be replaced meanwhile; every read goes to the file.</summary>
    /// <exception cref="IOException">The path is a folder, which the system calls a file without permission.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static FileStream Open(string path) =>
        Directory.Exists(path)
            ? throw new IOException($"Cannot read '{path}': expected a file, found a folder.")
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
}
