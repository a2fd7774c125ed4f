namespace StaticNets.Tool.Commands;

/// <summary>Files that a command reads.</summary>
internal static class InputFile
{
    /// <summary>The path, if there is such a file.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static string Require(string path) =>
        File.Exists(path) ? path
        : Directory.Exists(path) ? throw new ToolException($"Expected a file, found the folder '{path}'.")
        : throw new ToolException($"There is no file '{path}'.");

    /// <summary>Whether two paths lead to one file, links followed.</summary>
    public static bool IsSame(string one, string other)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return string.Equals(Target(one), Target(other), comparison);
    }

    private static string Target(string path) =>
        File.Exists(path)
            ? Resolve(new FileInfo(Path.GetFullPath(path)))
            : Resolve(Folder(path)) + Path.DirectorySeparatorChar + Path.GetFileName(path);

    private static DirectoryInfo Folder(string path) => new(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

    private static string Resolve(FileSystemInfo entry) => (entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry).FullName;
}
