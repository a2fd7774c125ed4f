using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>Checks the files that a command reads.</summary>
internal static class InputFile
{
    /// <summary>Returns the path if the file exists.</summary>
    /// <exception cref="ToolException">The file does not exist.</exception>
    public static string Require(string path) =>
        File.Exists(path) ? path
        : Directory.Exists(path) ? throw new ToolException($"Expected a file, found the folder '{path}'.")
        : throw new ToolException($"There is no file '{path}'.");

    /// <summary>Whether two paths lead to the same file, with links followed.</summary>
    public static bool IsSame(string one, string other)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return string.Equals(Target(one), Target(other), comparison);
    }

    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return Resolve(new FileInfo(full));
        }

        string? folder = Path.GetDirectoryName(full);
        return Directory.Exists(folder) ? Path.Combine(Resolve(new DirectoryInfo(folder)), Path.GetFileName(full)) : full;
    }

    private static string Resolve(FileSystemInfo entry) => (entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry).FullName;
}
