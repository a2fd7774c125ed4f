using System.Runtime.InteropServices;

namespace StaticNets.MessagePassing;

/// <summary>A loaded MPI library.</summary>
/// <param name="Name">The file name or the path under which it was found.</param>
/// <param name="Kind">Its binary interface.</param>
/// <param name="Handle">What the system's loader returned.</param>
internal sealed record MpiLibrary(string Name, MpiKind Kind, nint Handle)
{
    /// <summary>The environment variable with which a user chooses the library.</summary>
    public const string Variable = "STATICNETS_MPI";

    // Open MPI 4 and 5 have the same soname. Debian calls the library of MPICH libmpich.so.12; its own build, Fedora and Intel MPI call it
    // libmpi.so.12.
    private static readonly string[] _openMpi = ["libmpi.so.40", "libmpi.so", "libmpi.40.dylib", "libmpi.dylib"];
    private static readonly string[] _mpich = ["libmpich.so.12", "libmpi.so.12", "libmpich.so", "libmpi.so", "libmpi.12.dylib"];

    /// <summary>Finds the library for this process.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public static MpiLibrary? Find() =>
        Candidates(Environment.GetEnvironmentVariable(Variable), Launcher.Read(Environment.GetEnvironmentVariable))
            .Select(candidate => Load(candidate.Name, candidate.Kind))
            .FirstOrDefault(library => library is not null);

    /// <summary>Finds the library for this process.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static MpiLibrary Require()
    {
        string? chosen = Environment.GetEnvironmentVariable(Variable);
        Launcher launcher = Launcher.Read(Environment.GetEnvironmentVariable);
        return Find() ?? throw new DllNotFoundException(Missing(chosen, Candidates(chosen, launcher)));
    }

    /// <summary>The names to try, in this order, each with the interface that it must have; any interface if that is not given.</summary>
    /// <param name="chosen">The value of <see cref="Variable"/>.</param>
    /// <param name="launcher">What has started this process.</param>
    public static IEnumerable<(string Name, MpiKind? Kind)> Candidates(string? chosen, Launcher launcher) =>
        chosen switch
        {
            null or "" => launcher.Kind == MpiKind.Mpich
                ? [.. Of(MpiKind.Mpich), .. Of(MpiKind.OpenMpi)]
                : [.. Of(MpiKind.OpenMpi), .. Of(MpiKind.Mpich)],
            "openmpi" => Of(MpiKind.OpenMpi),
            "mpich" => Of(MpiKind.Mpich),
            _ => [(chosen, null)],
        };

    /// <summary>The message when none of the candidates is found.</summary>
    public static string Missing(string? chosen, IEnumerable<(string Name, MpiKind? Kind)> candidates)
    {
        string tried = string.Join(", ", candidates.Select(candidate => candidate.Name).Distinct());
        string why = string.IsNullOrEmpty(chosen) ? "" : $" {Variable} is '{chosen}'; it can be openmpi, mpich or the path of a library.";
        return $"No library of Open MPI 4 or 5 or of MPICH 4 was found. Tried: {tried}.{why} "
            + "On Debian and Ubuntu, apt-get install openmpi-bin or mpich installs one with its mpirun.";
    }

    /// <summary>Returns the address of a function or a variable.</summary>
    /// <exception cref="MpiException">The library has no export of this name.</exception>
    public nint Export(string name) =>
        NativeLibrary.TryGetExport(Handle, name, out nint address)
            ? address
            : throw new MpiException($"The library {Name} does not contain {name}, which every library of MPI 3 has.");

    private static IEnumerable<(string Name, MpiKind? Kind)> Of(MpiKind kind) =>
        (kind == MpiKind.OpenMpi ? _openMpi : _mpich).Select(name => (name, (MpiKind?)kind));

    private static MpiLibrary? Load(string name, MpiKind? expected)
    {
        if (!NativeLibrary.TryLoad(name, out nint handle))
        {
            return null;
        }

        // The functions behind MPI_DUP_FN and MPI_COMM_WORLD, which every program that is compiled for the interface may refer to.
        MpiKind? kind =
            NativeLibrary.TryGetExport(handle, "ompi_mpi_comm_world", out _) ? MpiKind.OpenMpi
            : NativeLibrary.TryGetExport(handle, "MPIR_Dup_fn", out _) ? MpiKind.Mpich
            : null;
        return kind is { } found && (expected ?? found) == found ? new MpiLibrary(name, found, handle) : null;
    }
}
