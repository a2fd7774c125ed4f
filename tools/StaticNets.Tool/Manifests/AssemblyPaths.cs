namespace StaticNets.Tool.Manifests;

/// <summary>Finds the assemblies that an app refers to.</summary>
internal static class AssemblyPaths
{
    /// <summary>
    /// Returns the paths of the app's assembly, of the assemblies in its folder and of the running runtime. If the folder has no StaticNets
    /// assembly, the tool's own is returned instead: the build of a class library does not copy the assemblies of packages to its output
    /// folder.
    /// </summary>
    public static IEnumerable<string> Around(string assembly)
    {
        string app = Path.GetFullPath(assembly);
        string[] neighbours = Libraries(Path.GetDirectoryName(app)!);
        string own = typeof(NetworkAttribute).Assembly.Location;
        bool isThere = neighbours.Any(path => Path.GetFileName(path) == Path.GetFileName(own));
        return
        [
            app,
            .. neighbours,
            .. isThere ? Array.Empty<string>() : [own],
            .. Libraries(Path.GetDirectoryName(typeof(object).Assembly.Location)!),
        ];
    }

    private static string[] Libraries(string folder) => Directory.GetFiles(folder, "*.dll");
}
