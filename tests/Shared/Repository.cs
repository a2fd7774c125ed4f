namespace StaticNets.Tests.Shared;

/// <summary>The files of the repository that tests read.</summary>
internal static class Repository
{
    private static readonly string _root = FindRoot();

    public static string PathOf(params string[] path) => Path.Combine([_root, .. path]);

    public static string Read(params string[] path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    // The compiler's own paths are no help: a deterministic build replaces them.
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
