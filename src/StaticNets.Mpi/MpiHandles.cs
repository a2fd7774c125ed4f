namespace StaticNets.MessagePassing;

/// <summary>
/// The constants of <c>mpi.h</c> that are passed to functions. In MPICH they are numbers of 32 bits, which the functions read from the lower
/// half of the argument.
/// </summary>
/// <param name="World">MPI_COMM_WORLD.</param>
/// <param name="Byte">MPI_BYTE.</param>
/// <param name="ErrorsReturn">MPI_ERRORS_RETURN.</param>
internal readonly record struct MpiHandles(nint World, nint Byte, nint ErrorsReturn)
{
    /// <summary>Returns the constants of a library.</summary>
    public static MpiHandles Of(MpiLibrary library) =>
        library.Kind == MpiKind.OpenMpi
            ? new(library.Export("ompi_mpi_comm_world"), library.Export("ompi_mpi_byte"), library.Export("ompi_mpi_errors_return"))
            : new(0x44000000, 0x4c00010d, 0x54000001);
}
