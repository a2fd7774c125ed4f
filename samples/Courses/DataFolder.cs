using System.CommandLine;

namespace Courses;

/// <summary>Where data lie that this repository does not carry.</summary>
internal static class DataFolder
{
    private const string Variable = "STATICNETS_DATA";

    /// <summary>The option <c>--data</c>; without it the environment variable.</summary>
    public static Option<DirectoryInfo> Option { get; } =
        new("--data")
        {
            Description = $"Folder with the data; default: the environment variable {Variable}.",
            DefaultValueFactory = _ => new DirectoryInfo(
                Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : "."
            ),
        };

    /// <summary>The path of a file in the folder, or in one of its subfolders of these names, which come first.</summary>
    /// <exception cref="DataMissingException">It is not there; the message says where it may be had.</exception>
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
