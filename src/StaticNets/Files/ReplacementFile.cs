namespace StaticNets.Files;

/// <summary>
/// A file that takes the place of another one whole or not at all: it is written under a temporary name in the same folder
/// (a rename is atomic only within one file system) and renamed by <see cref="Commit"/>. Disposed before that, it leaves nothing behind.
/// The rename needs no permission to write to the old file, so that is asked for first; owner and mode of the old file are kept.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const int BufferLength = 1 << 16;
    private const UnixFileMode AnyoneWrites = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _committed;

    /// <summary>Opens a temporary file beside the target.</summary>
    /// <param name="path">The file to replace or create.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is a folder or a device, or the temporary file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only (for the user <c>root</c> too, whom the system would let write), or belongs to a user whose it would not stay.
    /// </exception>
    public ReplacementFile(string path)
    {
        _target = Check(path);
        _temporary = Path.Combine(Folder(_target), $".staticnets-{Path.GetRandomFileName()}.tmp");
        _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        Stream = new BufferedStream(_file, BufferLength);
        try
        {
            KeepOwnerAndMode(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Refuses what cannot be written, and writes nothing.</summary>
    /// <returns>The file itself, links followed: to replace a link would leave the file that is meant as it was.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is a folder or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static string Check(string path)
    {
        string target = Path.GetFullPath(path);
        if (new FileInfo(target).LinkTarget is not null)
        {
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;
        }

        if (Directory.Exists(target))
        {
            throw new IOException($"Cannot write '{path}': expected a file, found a folder.");
        }

        string folder = Folder(target);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write '{path}': the folder '{folder}' does not exist.");
        }

        if (File.Exists(target))
        {
            CheckWritable(path, target);
        }

        return target;
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

    private static string Folder(string target) => Path.GetDirectoryName(target) ?? target;

    private static void CheckWritable(string path, string target)
    {
        if (OperatingSystem.IsLinux() && !LinuxFile.IsRegular(target))
        {
            throw new IOException($"Cannot write '{path}': expected a file, found a device or a pipe.");
        }

        // The system itself refuses on Windows, where a rename over a read-only file fails.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            // To open it asks for permission, and changes nothing.
            using var asked = new FileStream(
                target,
                FileMode.Open,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            if ((File.GetUnixFileMode(target) & AnyoneWrites) != 0)
            {
                return;
            }
        }
        catch (UnauthorizedAccessException) { }

        throw new UnauthorizedAccessException($"Cannot write '{path}': the file is read-only.");
    }

    // Before anything is written: nobody may read in the new file what the old one would not have let him read.
    private void KeepOwnerAndMode(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(_target))
        {
            return;
        }

        if (OperatingSystem.IsLinux() && !LinuxFile.TryGive(_temporary, _target))
        {
            throw new UnauthorizedAccessException(
                $"Cannot write '{path}': it belongs to another user or group, and the new file would not. Delete it first, or choose another name."
            );
        }

        File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
    }
}
