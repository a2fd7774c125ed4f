using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>
/// Replaces a file either completely or not at all. The content is written to a temporary file in the same folder, which
/// <see cref="Commit"/> renames; the folder is the same because a rename is atomic only within a file system. <see cref="Dispose"/> deletes
/// the temporary file if it was not committed. A rename needs no permission to write to the old file, so the constructor checks that
/// permission. The new file gets the owner and the mode of the old one.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const UnixFileMode AnyoneWrites = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _committed;

    /// <summary>Opens a temporary file in the folder of the target.</summary>
    /// <param name="path">The file to replace or create.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is a folder or a device, or the temporary file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only (which is an error even for the user <c>root</c>, who could write to it), or the new file cannot be given to
    /// the owner of the old one.
    /// </exception>
    public ReplacementFile(string path)
    {
        _target = Check(path);
        _temporary = Path.Combine(Folder(_target), $".staticnets-{Path.GetRandomFileName()}.tmp");
        _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        Stream = new BufferedStream(_file, Tuning.FileBuffer);
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

    /// <summary>Checks whether a file can be written, without changing it.</summary>
    /// <returns>The path with links resolved: otherwise the link would be replaced instead of the file it points to.</returns>
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

    /// <summary>Receives the new content.</summary>
    public Stream Stream { get; }

    /// <summary>Flushes the content to the disk, then renames the temporary file to the target.</summary>
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

        // Close the file, not the buffered stream: the latter would try to write its remaining bytes, possibly to a full disk.
        _file.Dispose();

        // A failure here must not hide the exception that led to the clean-up.
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

        // On Windows no check is needed, because a rename over a read-only file fails.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            // Opening the file for writing checks the permission without changing anything.
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

    // The constructor calls this method before any content is written: otherwise users who may not read the old file could read the new
    // one.
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
