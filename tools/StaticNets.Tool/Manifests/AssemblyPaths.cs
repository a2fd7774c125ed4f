namespace StaticNets.Tool.Manifests;

/// <summary>Where the assemblies lie that an app refers to.</summary>
internal static class AssemblyPaths
{
    /// <summary>
    /// The app, its neighbours, the running runtime. The build of a class library leaves its packages elsewhere, so the tool's own
    /// StaticNets stands in for one that is not there.
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
