using StaticNets.MessagePassing;

namespace StaticNets;

/// <summary>
/// The processes that <c>mpirun</c> has started, for training over many machines: <c>FitOptions.Communicator = Mpi.World</c>.
/// </summary>
/// <remarks>
/// <para>
/// The library of Open MPI 4 or 5 or of MPICH 4 is loaded at run time. If both are installed, the environment variables of the launcher
/// decide; the variable <c>STATICNETS_MPI</c> overrides them with <c>openmpi</c>, <c>mpich</c> or the path of a library.
/// </para>
/// <para>
/// From the first use of <see cref="World"/> on, an unhandled exception ends the processes of all ranks, with the exception on standard
/// error and an exit code other than 0. So does a process that ends with another exit code than 0. When the process ends with exit code 0,
/// MPI is finalised, which waits for the other ranks.
/// </para>
/// </remarks>
public static class Mpi
{
    private static readonly Lazy<MpiWorld> _world = new(MpiWorld.Start);

    /// <summary>Whether a library of MPI is installed that this package can use. Does not initialise MPI.</summary>
    public static bool IsAvailable => MpiLibrary.Find() is not null;

    /// <summary>
    /// All processes of this run. The first use initialises MPI. In a process that was not started by <c>mpirun</c>, or by another launcher
    /// of MPI, it consists of this process alone.
    /// </summary>
    /// <exception cref="DllNotFoundException">No library of MPI is found; the message names the files that were tried.</exception>
    /// <exception cref="MpiException">
    /// MPI cannot be initialised, or the launcher belongs to another MPI than the library, so that each process would train alone.
    /// </exception>
    public static ICommunicator World => _world.Value;
}
