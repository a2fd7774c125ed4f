using System.Reflection;
using StaticNets.Tests.Shared;

namespace StaticNets.MpiTests;

/// <summary>The program of the ranks, under the JIT and compiled ahead of time.</summary>
public sealed class RankProgram : IDisposable
{
    private const string Project = "StaticNets.Mpi.Program";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Time until all ranks have ended because one has failed. The launchers give the others some seconds to end by themselves, and kill
    /// them then.
    /// </summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, string> _known = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staticnets-mpi-");
    private readonly Lazy<string> _native;

    public RankProgram() => _native = new(Publish);

    /// <summary>Starts ranks of the program and waits for their end.</summary>
    public Outcome Run(string launcher, bool native, int ranks, params string[] arguments)
    {
        using RunningRanks running = Start(launcher, native, ranks, arguments);
        return running.End(_patience);
    }

    /// <summary>Starts ranks of the program.</summary>
    public RunningRanks Start(string launcher, bool native, int ranks, params string[] arguments)
    {
        MpiRun mpirun = MpiRun.Of(launcher);
        return new(mpirun.File, [.. mpirun.Arguments, "-n", $"{ranks}", .. Command(native), .. arguments]);
    }

    /// <summary>Starts the program without a launcher and with environment variables, and waits for its end.</summary>
    public Outcome RunAlone(bool native, (string Name, string Value)[] variables, params string[] arguments)
    {
        string[] command = Command(native);
        using RunningRanks running = new(command[0], [.. command[1..], .. arguments], folder: null, variables);
        return running.End(_patience);
    }

    /// <summary>Returns a text that is found out once for all tests.</summary>
    public string Known(int key, Func<string> find)
    {
        if (!_known.TryGetValue(key, out string? text))
        {
            text = find();
            _known.Add(key, text);
        }

        return text;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Command(bool native) => native ? [_native.Value] : ["dotnet", Built($"{Project}.dll")];

    private static string Built(string file) => Repository.PathOf("tests", Project, "bin", Configuration, "net10.0", file);

    public static string Configuration =>
        typeof(RankProgram)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Configuration")
            .Value!;

    private string Publish()
    {
        // Everything else is built and restored already, and other tests may be restoring it at this moment.
        string[] arguments =
        [
            "publish",
            Repository.PathOf("tests", Project),
            "-c",
            Configuration,
            "-p:Native=true",
            "--no-restore",
            "-p:BuildProjectReferences=false",
            "-o",
            _folder.FullName,
        ];
        using RunningRanks publish = new("dotnet", arguments);
        Outcome outcome = publish.End(TimeSpan.FromMinutes(5));
        Assert.True(outcome.ExitCode == 0, $"dotnet publish failed: {outcome}");
        return Path.Combine(_folder.FullName, Project);
    }
}

/// <summary>The runs follow each other, because each uses all cores.</summary>
[CollectionDefinition(Name)]
public sealed class RanksCollection : ICollectionFixture<RankProgram>
{
    public const string Name = "ranks";
}
