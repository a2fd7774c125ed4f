namespace StaticNets.MessagePassing;

/// <summary>The program that has started this process, as its environment variables tell.</summary>
/// <param name="Kind">The MPI to which the launcher belongs; <see langword="null"/> if no launcher of MPI is recognised.</param>
/// <param name="Size">Number of processes that it has started; <see langword="null"/> if it is unknown.</param>
internal sealed record Launcher(MpiKind? Kind, int? Size)
{
    /// <summary>Reads the environment variables.</summary>
    /// <param name="variable">Returns the value of a variable, or <see langword="null"/>.</param>
    public static Launcher Read(Func<string, string?> variable)
    {
        if (Number("OMPI_COMM_WORLD_SIZE") is int openMpi)
        {
            return new Launcher(MpiKind.OpenMpi, openMpi);
        }

        // Hydra, the launcher of MPICH, and PMI-1 and PMI-2 of other launchers.
        if (Number("PMI_SIZE") is int mpich)
        {
            return new Launcher(MpiKind.Mpich, mpich);
        }

        // Slurm with PMIx does not say how many processes there are. Open MPI is the library that is usually built for it.
        return new Launcher(variable("PMIX_RANK") is null ? null : MpiKind.OpenMpi, null);

        int? Number(string name) => int.TryParse(variable(name), out int number) && number > 0 ? number : null;
    }
}
