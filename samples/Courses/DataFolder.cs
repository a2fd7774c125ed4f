using System.CommandLine;

namespace Courses;

/// <summary>Finds the data that are not part of this repository.</summary>
internal static class DataFolder
{
    private const string Variable = "STATICNETS_DATA";

    /// <summary>The option <c>--data</c>; its default is an environment variable.</summary>
    public static Option<DirectoryInfo> Option { get; } =
        new("--data")
        {
            Description = $"Folder with the data; default: the environment variable {Variable}.",
            DefaultValueFactory = _ => new DirectoryInfo(
                Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : "."
            ),
        };

    /// <summary>Returns the path of a data file. Searches the given subfolders first, then the folder itself.</summary>
    /// <exception cref="DataMissingException">The file does not exist; the message says where to download it.</exception>
    public static string File(DirectoryInfo folder, string name, string origin, params string[] subfolders)
    {
        string[] paths = [.. subfolders.Append("").Select(subfolder => Path.Combine(folder.FullName, subfolder, name))];
        return Array.Find(paths, System.IO.File.Exists)
            ?? throw new DataMissingException(
                $"'{paths[^1]}' does not exist: give the folder with --data or {Variable}. The file is part of {origin}.",
                $"no {name} of {origin}"
            );
    }
}
