namespace StaticNets.Tests.Shared;

/// <summary>Finds the files of the repository that tests read.</summary>
internal static class Repository
{
    private static readonly string _root = FindRoot();

    public static string PathOf(params string[] path) => Path.Combine([_root, .. path]);

    public static string Read(params string[] path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    // Searches upward from the folder of the test assembly. The path of this source file is of no use, because a deterministic build
    // replaces it.
    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaticNets.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No StaticNets.sln above {AppContext.BaseDirectory}.");
    }
}
