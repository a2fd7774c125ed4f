namespace StaticNets.Files;

/// <summary>
/// A file that takes the place of another one whole or not at all: it is written under a temporary name in the same folder
/// (a rename is atomic only within one file system) and renamed by <see cref="Commit"/>. Disposed before that, it leaves nothing behind.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _committed;

    /// <summary>Opens a temporary file beside the target.</summary>
    /// <param name="path">The file to replace or create.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is a folder, or the temporary file cannot be created.</exception>
    public ReplacementFile(string path)
    {
        _target = Path.GetFullPath(path);

        // Behind a link stands the file that is meant; to replace the link would leave that one as it was.
        if (new FileInfo(_target).LinkTarget is not null)
        {
            _target = File.ResolveLinkTarget(_target, returnFinalTarget: true)!.FullName;
        }

        string folder = Path.GetDirectoryName(_target) ?? _target;
        if (Directory.Exists(_target))
        {
            throw new IOException($"Cannot write '{path}': expected a file, found a folder.");
        }

        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write '{path}': the folder '{folder}' does not exist.");
        }

        _temporary = Path.Combine(folder, $".staticnets-{Path.GetRandomFileName()}.tmp");
        _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        Stream = new BufferedStream(_file, BufferLength);
    }

    /// <summary>What is written here becomes the new content.</summary>
    public Stream Stream { get; }

    /// <summary>Forces the content to the disk, then puts the file in the target's place.</summary>
    /// <exception cref="IOException">The content cannot be flushed, or the target cannot be replaced.</exception>
    public void Commit()
    {
        Stream.Flush();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
        }

        File.Move(_temporary, _target, overwrite: true);
        _committed = true;
    }

    /// <summary>Removes the temporary file if it was not committed.</summary>
    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        // Not the buffer: it would try to write its rest, to a disk that may be full.
        _file.Dispose();

        // A clean-up that fails too must not hide the exception that made it necessary.
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException) { }
    }
}
