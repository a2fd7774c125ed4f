namespace StaticNets.MpiTests;

/// <summary>An installed mpirun and how it starts processes.</summary>
/// <param name="Name">The name in tests.</param>
/// <param name="File">The name of the command as Debian installs it, where both can be installed at once.</param>
/// <param name="Package">The package of the command.</param>
/// <param name="Arguments">Arguments of every run.</param>
public sealed record MpiRun(string Name, string File, string Package, string[] Arguments)
{
    /// <summary>The launchers of both MPI.</summary>
    public static MpiRun[] All { get; } =
    [
        // More ranks than cores, and the user root in containers, are allowed only on request.
        new("Open MPI", "mpirun.openmpi", "openmpi-bin", ["--allow-run-as-root", "--oversubscribe"]),
        new("MPICH", "mpirun.mpich", "mpich", []),
    ];

    /// <summary>Whether the command is installed.</summary>
    public bool IsThere =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => System.IO.File.Exists(Path.Combine(folder, File)));

    public override string ToString() => Name;

    /// <summary>Returns the launcher with a name.</summary>
    public static MpiRun Of(string name) => All.Single(launcher => launcher.Name == name);

    /// <summary>Returns the rows of a theory, one for each launcher and each of the values; a launcher that is missing is skipped by name.</summary>
    public static IEnumerable<TheoryDataRow<string, T>> Rows<T>(params T[] values) =>
        All.SelectMany(
            launcher => values,
            (launcher, value) =>
                new TheoryDataRow<string, T>(launcher.Name, value)
                {
                    Skip = launcher.IsThere ? null : $"needs {launcher.File}: apt-get install {launcher.Package}",
                }
        );
}
